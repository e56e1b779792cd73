/** A name above a panel's left corner; the axes by Plotly's names of them. */
export function nameAbove(
  name: string,
  { xaxis, yaxis }: { readonly xaxis: string; readonly yaxis: string },
  size: number,
): object {
  return {
    text: name,
    font: { size },
    showarrow: false,
    xref: `${xaxis} domain`,
    x: 0,
    xanchor: "left",
    yref: `${yaxis} domain`,
    y: 1,
    yanchor: "bottom",
  };
}
