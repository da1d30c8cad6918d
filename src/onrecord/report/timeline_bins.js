"use strict";
// From rows to bars: days, weeks, months or years, whichever gives a number of bars that one can read.
onrecord.dayOf = (row) => row.start || row.end;
onrecord.asDate = d3.utcParse("%Y-%m-%d");
onrecord.asDay = d3.utcFormat("%Y-%m-%d");

const SPANS = [
  { name: "day", every: d3.utcDay, most: 70, label: d3.utcFormat("%-d %B %Y"), tick: d3.utcFormat("%-d %b") },
  { name: "week", every: d3.utcMonday, most: 78, label: (date) => "week of " + d3.utcFormat("%-d %B %Y")(date), tick: d3.utcFormat("%b %Y") },
  { name: "month", every: d3.utcMonth, most: 132, label: d3.utcFormat("%B %Y"), tick: d3.utcFormat("%b %Y") },
  { name: "year", every: d3.utcYear, most: Infinity, label: d3.utcFormat("%Y"), tick: d3.utcFormat("%Y") },
];

// {span, start, end, early, late}: the period that the timeline shows. A few incidents far before or after all others would
// press these together, so up to one in a hundred is left out on either side and counted, unless `whole`.
onrecord.timespan = (rows, whole) => {
  const days = d3.sort(rows.map(onrecord.dayOf).filter(Boolean).map(onrecord.asDate).filter(Boolean));
  if (!days.length) return null;
  let [first, last] = [days[0], days[days.length - 1]];
  const [low, high] = [d3.quantileSorted(days, 0.01), d3.quantileSorted(days, 0.99)].map((n) => d3.utcDay(new Date(n)));
  const crowded = !whole && days.length > 20 && high - low < (last - first) / 2;
  if (crowded) [first, last] = [low, high];
  const span = SPANS.find((s) => s.every.count(s.every.floor(first), last) < s.most);
  const [start, end] = [span.every.floor(first), span.every.offset(span.every.floor(last), 1)];
  return { span, start, end, early: days.filter((day) => day < start).length, late: days.filter((day) => day >= end).length };
};

// Bars: [{from, to, all, groups: [{key, from, to}], n}]; `value` is what a row adds; `rows` pass the filters, `every` are all rows.
onrecord.bars = (time, rows, every, value) => {
  const at = (row) => {
    const date = onrecord.asDate(onrecord.dayOf(row) || "");
    return date && date >= time.start && date < time.end ? +time.span.every.floor(date) : null;
  };
  const counted = d3.rollup(rows, (members) => d3.sum(members, value), at, (row) => onrecord.harmOf(row).key);
  const total = d3.rollup(every, (members) => d3.sum(members, value), at);
  return time.span.every.range(time.start, time.end).map((from) => {
    const groups = counted.get(+from) || new Map();
    let below = 0;
    const parts = onrecord.harmGroups.map(({ key }) => ({ key, from: below, to: (below += groups.get(key) || 0) }));
    return { from, to: time.span.every.offset(from, 1), all: total.get(+from) || 0, groups: parts.filter((p) => p.to > p.from), n: below };
  });
};
