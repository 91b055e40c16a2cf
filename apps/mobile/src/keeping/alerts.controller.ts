import { Body, Controller, Delete, Get, Param, Put, SerializeOptions, UseGuards } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { type Alert, alertSchema, type DeliveryFailure, DeliveryFailures, Keeper, type KeptItem } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { RateGuard, Rates } from '@groundswell/http';
import { keptAlert, type KeptAlertAnswer, keptAlerts, type KeptAlertsAnswer, removed, type RemovedAnswer } from './keeping.schema.ts';
import { OwnItems } from './own-items.ts';

/** What a person wants to be told at once. */
@Controller('v1/alerts')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class AlertsController {
  constructor(
    private readonly keeper: Keeper,
    private readonly own: OwnItems,
    private readonly failures: DeliveryFailures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SerializeOptions({ schema: keptAlerts })
  async list(@Person() { accountId }: SignedIn): Promise<KeptAlertsAnswer> {
    const [alerts, failures] = await Promise.all([this.keeper.list(accountId, 'alerts'), this.failures.of(accountId, this.clock.now())]);
    return { alerts: alerts.flatMap(presentAlert), failures: failures.map(presentFailure) };
  }

  @Put(':alert')
  @SerializeOptions({ schema: keptAlert })
  async save(
    @Person() { accountId }: SignedIn,
    @Param('alert') id: string,
    @Body({ schema: alertSchema }) alert: Alert,
  ): Promise<KeptAlertAnswer> {
    const { id: known, version, changedAt } = await this.own.set(accountId, 'alerts', id, alert);
    return { id: known, version, changedAt: new Date(changedAt).toISOString(), alert };
  }

  @Delete(':alert')
  @SerializeOptions({ schema: removed })
  async remove(@Person() { accountId }: SignedIn, @Param('alert') id: string): Promise<RemovedAnswer> {
    await this.own.remove(accountId, 'alerts', id);
    return { removed: true };
  }
}

function presentFailure({ channel, webhook, reason, at }: DeliveryFailure): KeptAlertsAnswer['failures'][number] {
  return { by: channel, reason, at: new Date(at).toISOString(), ...(webhook !== undefined && { webhook }) };
}

function presentAlert({ id, version, changedAt, value }: KeptItem<'alerts'>): KeptAlertAnswer[] {
  return value === undefined ? [] : [{ id, version, changedAt: new Date(changedAt).toISOString(), alert: value }];
}
