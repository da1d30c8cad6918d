"use strict";
// What harm an incident stands for on map and timeline, in groups with a shape and a colour (styles: .harm-KEY). The gravest first.
onrecord.harmGroups = [
  { key: "killed", label: "killed", harms: ["killed"], shape: d3.symbolCircle },
  { key: "injured", label: "injured", harms: ["injured", "casualties"], shape: d3.symbolTriangle },
  { key: "taken", label: "detained, abducted or missing", harms: ["missing", "abducted", "detained"], shape: d3.symbolDiamond },
  { key: "displaced", label: "displaced", harms: ["displaced"], shape: d3.symbolSquare },
  { key: "none", label: "none of these counted", harms: [], shape: d3.symbolCross },
];

// The number that sizes a symbol: best, else the end that is told. Null where nobody told a number.
onrecord.counted = (row, harm) => {
  const [low, best, high] = row.harms[harm] || [null, null, null];
  return best ?? low ?? high ?? null;
};

// The group of the gravest harm that somebody came to; a harm told without a number counts, a harm told as 0 does not.
const gravest = new WeakMap();
onrecord.harmOf = (row) => {
  if (!gravest.has(row)) {
    const came = (group) => group.harms.some((harm) => row.harms[harm] && onrecord.counted(row, harm) !== 0);
    gravest.set(row, onrecord.harmGroups.find(came) || onrecord.harmGroups[onrecord.harmGroups.length - 1]);
  }
  return gravest.get(row);
};

// How many were harmed in the row's own group; null where that is not told.
onrecord.harmed = (row) => {
  const told = onrecord.harmOf(row).harms.map((harm) => onrecord.counted(row, harm)).filter((n) => n !== null);
  return told.length ? d3.sum(told) : null;
};

// "1 incident", "4 incidents".
onrecord.many = (n, one, more) => d3.format(",")(n) + " " + (n === 1 ? one : more || one + "s");

// "4 incidents, 31 killed (sum of best)": a sum only of incidents that have a best number, and it says so.
onrecord.tally = (rows) => {
  const bests = rows.map((row) => (row.harms.killed || [])[1]).filter((n) => n > 0);
  const killed = bests.length ? ", " + d3.format(",")(d3.sum(bests)) + " killed" + (bests.length > 1 ? " (sum of best)" : "") : "";
  const contested = rows.filter((row) => row.contested).length;
  return onrecord.many(rows.length, "incident") + killed + (contested ? ", " + contested + " contested" : "");
};
