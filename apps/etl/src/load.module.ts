import { setTimeout as pause } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { DeadLettersModule, WarehouseModule } from '@groundswell/cloud';
import { ErasedDataModule, LoadDataModule } from '@groundswell/data';
import { Clock, Ids, SystemClock } from '@groundswell/kernel';
import { ErasedList } from '@groundswell/privacy';
import { SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { DeadLetters } from '@groundswell/trend';
import { LandedObjects, Loader, LoadNotes, Warehouse } from '@groundswell/warehouse';
import { LoadHandler } from './load.handler.ts';
import { LOAD_SETTINGS } from './load.settings.ts';
import { ToldLoads } from './told-loads.ts';

/** The function `load`: rows of the archive become rows of the warehouse. */
@Module({
  imports: [SettingsModule.reading(LOAD_SETTINGS), RuntimeModule, LoadDataModule, ErasedDataModule, DeadLettersModule, WarehouseModule],
  providers: [
    {
      provide: LoadHandler,
      inject: [Warehouse, LandedObjects, LoadNotes, ErasedList, DeadLetters, Clock, Ids, Log, Metrics],
      useFactory: handlerOf,
    },
  ],
})
export class LoadModule {}

function handlerOf(
  warehouse: Warehouse | undefined,
  objects: LandedObjects,
  notes: LoadNotes,
  erased: ErasedList,
  letters: DeadLetters,
  clock: Clock,
  ids: Ids,
  log: Log,
  metrics: Metrics,
): LoadHandler {
  if (warehouse === undefined) return new LoadHandler(undefined, log);
  const [events, machineClock] = [new ToldLoads(log, metrics), new SystemClock()];
  return new LoadHandler(new Loader({ warehouse, objects, notes, erased, letters, events, clock, machineClock, ids, pause }), log);
}
