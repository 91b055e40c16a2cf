/** Geometry that all charts share, in pixels. */
export const PAGE = { width: 1_200, margin: 32, header: 84, footer: 44 } as const;

/** Colours for light and dark grounds; text has a contrast of 4.5 and more on either, lines of 3. */
export const STYLE = `
  .chart { --ground: #ffffff; --text: #1b1f24; --quiet: #57606a; --grid: #e4e8ec; --strong: #c3cad1; --track: #f4f6f8;
    --observed: #1f6feb; --expected: #b35900; --told: #c2185b; --s1: #bcd4f6; --s2: #7fb0f0; --s3: #3f86e4; --s4: #1a5fc0; --s5: #0b3a80; }
  @media (prefers-color-scheme: dark) {
    .chart { --ground: #0d1117; --text: #e6edf3; --quiet: #9aa4ae; --grid: #21272e; --strong: #3d454e; --track: #151b23;
      --observed: #58a6ff; --expected: #e3a04f; --told: #ff7ab2; --s1: #1d3a63; --s2: #2a5a9e; --s3: #4187de; --s4: #7db4f5; --s5: #c6e0ff; }
  }
  .chart text { fill: var(--text); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  .chart .title { font-size: 20px; font-weight: 600; }
  .chart .quiet { fill: var(--quiet); }
  .chart .small { font-size: 12px; }
  .chart .label { font-weight: 600; }
  .ground { fill: var(--ground); }
  .track { fill: var(--track); }
  .grid { stroke: var(--grid); stroke-width: 1; }
  .strong { stroke: var(--strong); stroke-width: 1; }
  .observed { fill: none; stroke: var(--observed); stroke-width: 1.25; stroke-linejoin: round; }
  .expected { fill: none; stroke: var(--expected); stroke-width: 1.75; stroke-linejoin: round; stroke-dasharray: 5 3; }
  .told { stroke: var(--told); stroke-width: 1; stroke-opacity: 0.35; }
  .told-sign { fill: var(--told); stroke: none; }
  .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); } .s4 { fill: var(--s4); } .s5 { fill: var(--s5); }
`;
