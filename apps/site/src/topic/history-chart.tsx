import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TopicHour } from '@groundswell/client';
import { useColourChange } from '../shell/theme.ts';
import { chartOptions } from './chart-options.ts';
import { historyColumns } from './history-words.ts';

interface HistoryChartProps {
  readonly history: readonly TopicHour[];
  /** Index of the hour under the keyboard's or the pointer's cursor. */
  readonly chosen: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
}

/** uPlot drawn in the page's colours and to its width. What it shows is told in words beside it. */
export function HistoryChart({ history, chosen, onChoose }: HistoryChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const choosing = useRef(onChoose);
  choosing.current = onChoose;
  const colours = useColourChange();

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const made = new uPlot(
      chartOptions(element, (index) => choosing.current(index)),
      historyColumns(history),
      element,
    );
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    plot.current = made;
    return () => {
      watch.disconnect();
      made.destroy();
    };
    // The data has its own effect below; colours are read when the chart is made.
  }, [colours]);

  useEffect(() => plot.current?.setData(historyColumns(history)), [history]);

  useEffect(() => {
    const made = plot.current;
    const at = chosen === undefined ? undefined : made?.data[0][chosen];
    if (made === undefined) return;
    made.setCursor({ left: at === undefined ? -10 : made.valToPos(at, 'x'), top: 0 }, false);
  }, [chosen, history]);

  return <div class="chart" ref={frame} aria-hidden="true" />;
}
