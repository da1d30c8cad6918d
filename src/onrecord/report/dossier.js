"use strict";
// What a panel tells of one incident or toll.
((o) => {
  const { h, plain, badges, counts, link, opener } = o.dom;
  const ROLES = { outlet: "outlet", agency: "agency", relay: "relayed by", origin: "origin" };
  const MANNERS = { unconfirmed: "unconfirmed", alleged: "alleged", denied: "denied" };

  // The source chain as boxes with arrows; a screen reader hears an ordered list.
  const chain = (links) =>
    h("ol", { class: "chain", "data-chain": true, "aria-label": "Source chain, from the outlet to the origin" },
      links.map(([role, words]) => h("li", { class: role }, h("small", {}, ROLES[role] || role), h("span", {}, words))));
  const chains = (voice, dossier) => {
    const found = new Map(voice.claims.map((n) => [JSON.stringify(dossier.claims[n].chain), dossier.claims[n].chain]));
    const all = [...found.values()].sort((a, b) => b.length - a.length);
    const [some, rest] = [all.slice(0, 4), all.slice(4)];
    return h("div", { class: "chains" }, some.map(chain), rest.length ? h("details", {}, h("summary", {}, `${rest.length} more ways it came`), rest.map(chain)) : null);
  };

  const saying = (claim) =>
    h("p", { class: "what", id: "c-" + claim.key, tabindex: "-1", "data-claim": claim.key }, claim.what,
      claim.manner && (claim.kind === "figure" || claim.manner === "unconfirmed") ? [" ", h("span", { class: "badge" }, MANNERS[claim.manner] || claim.manner)] : null,
      claim.feared ? [" ", h("span", { class: "badge" }, "not said to have happened")] : null,
      claim.place || claim.when ? h("small", {}, " " + [claim.place, claim.when].filter(Boolean).join(", ")) : null,
      (claim.judged || []).map((words) => h("span", { class: "judged" }, words)));
  const source = (group, papers) => {
    const paper = papers[group.doc];
    if (!paper) return null;
    const copy = papers[paper.copy];
    return h("p", { class: "source" },
      h("a", { href: link("d-" + paper.id), "data-document-link": group.doc }, [paper.outlet || paper.unknown, paper.published].filter(Boolean).join(", ")),
      group.claims.some((claim) => claim.headline) ? " · headline" : null,
      copy ? [" · copy of ", h("a", { href: link("d-" + copy.id), "data-document-link": paper.copy }, copy.outlet || copy.unknown)] : null);
  };
  const told = async (claims, papers) =>
    (await o.passage.groups(claims)).map((group) => h("div", { class: "claim" }, group.claims.map(saying), o.passage.quote(group), source(group, papers)));
  // Claims behind a fold are drawn when it is opened, or at once when one of them is asked for.
  const folded = (claims, words, papers, open) => {
    if (!claims.length) return null;
    const fold = h("details", { class: "fold", "data-keys": claims.map((claim) => claim.key).join(" ") }, h("summary", {}, `${claims.length} ${claims.length === 1 ? "passage" : "passages"} ${words}`));
    let drawn = null;
    fold.draw = () => (drawn = drawn || told(claims, papers).then((some) => fold.append(...some)));
    fold.addEventListener("toggle", () => fold.open && fold.draw());
    fold.open = open;
    return fold;
  };
  const voice = async (v, dossier, papers) => {
    const claims = v.claims.map((n) => dossier.claims[n]);
    const copied = (claim) => papers[claim.doc] && papers[claim.doc].copy !== undefined;
    const first = claims.filter((claim) => !copied(claim) && claim.kind !== "event");
    const events = claims.filter((claim) => !copied(claim) && claim.kind === "event");
    const copies = claims.filter(copied);
    return h("section", { class: "voice", "data-voice": v.id },
      h("h4", {}, v.name, " ", h("small", {}, v.connection)), chains(v, dossier), await told(first, papers),
      folded(events, "on what happened, without a number", papers, !first.length && events.length < 4),
      folded(copies, "in copies", papers, false));
  };

  const brief = (goto) => (clash) =>
    h("p", { class: "brief" }, h("span", { class: "badge warn" }, clash.kind), " ", h("bdi", {}, clash.about), ": ",
      clash.sides.map(([name, what, n], at) => [at ? " against " : null, h("bdi", {}, name), " (", n === null ? what : goto(n, what), ")"]));
  const disagreements = (dossier, goto) => {
    const all = dossier.clashes || [];
    if (!all.length) return null;
    const rest = all.slice(4);
    return [h("h3", {}, "Where they disagree"), all.slice(0, 4).map(brief(goto)),
      rest.length ? h("details", {}, h("summary", {}, `${rest.length} more`), rest.map(brief(goto))) : null];
  };
  const positions = (dossier, goto) => {
    const denied = (dossier.claims || []).map((claim, n) => [claim, n]).filter(([claim]) => claim.kind === "denial");
    const speaker = (n) => (dossier.voices.find((v) => v.claims.includes(n)) || {}).name;
    const accused = dossier.positions || [];
    if (!denied.length && !accused.length) return null;
    return [h("h3", {}, "Who blames, who denies"),
      h("ul", { class: "positions" },
        accused.map(([who, by]) => h("li", {}, h("strong", {}, who), " ", h("span", { class: "badge" }, "alleged"), ` perpetrator, blamed by ${by}`)),
        denied.map(([claim, n]) => h("li", {}, h("strong", {}, speaker(n)), " ", goto(n, claim.what))))];
  };
  const people = (dossier, papers, row) => {
    const all = dossier.people || [];
    return all.length ? [h("h3", {}, "People named"), o.lists.against(row, all.length), o.lists.humans(all, papers)] : null;
  };
  const judgements = (dossier) => {
    const lines = [
      ...(dossier.remarks || []).map(([field, value, why]) => [h("strong", {}, plain(field)), value && value !== "true" ? `: ${value}` : "", ". ", why]),
      ...(dossier.perhaps || []).map(([a, b]) => `${a} and ${b} may be one origin.`),
      ...(dossier.replaces ? [`Takes in ${dossier.replaces.join(", ")}.`] : []),
    ];
    const why = dossier.why || [];
    return why.length || lines.length
      ? [h("details", { class: "why" }, h("summary", {}, why.length ? "Why these reports stand together, and other judgements" : "Other judgements"), h("ul", {}, [...why, ...lines].map((line) => h("li", {}, line))))]
      : null;
  };

  // The words of each claim, for links that name it.
  const words = async (dossier) => {
    dossier.claims = dossier.claims || [];
    dossier.voices = dossier.voices || [];
    const spans = dossier.claims.map(async (claim) => {
      const sentence = o.passage.sentence(claim, await o.passage.parts(claim));
      return sentence.slice(claim.at[0] - claim.in[0], claim.at[1] - claim.in[0]) || claim.what;
    });
    dossier.words = await Promise.all(spans);
  };
  // All of it as elements; `goto(n, text)` makes a link to the n-th claim.
  o.dossier = async (row, dossier) => {
    const papers = await o.passage.papers();
    await words(dossier);
    const goto = (n, text) => opener(row.id, text, dossier.claims[n].key);
    const charts = (dossier.history || []).map((one) => o.chart(one, row.kind === "toll", goto)).filter(Boolean);
    return [
      h("p", { class: "facts" }, [plain(row.kind), row.place, row.precision && row.precision !== "exact" ? `place known ${PRECISION[row.precision] || row.precision}` : "", row.when].filter(Boolean).join(" · ")),
      h("p", { class: "facts" }, counts(row), " ", badges(row)),
      (dossier.judged || []).map((line) => h("p", { class: "judged" }, line)),
      o.figures.matrix(dossier, goto),
      dossier.cells ? h("h3", {}, "Low, best, high, and why") : null,
      o.figures.cells(dossier, goto),
      charts.length ? [h("h3", { "data-history": true }, row.kind === "toll" ? "How the toll ran" : "History of its toll"), charts] : null,
      disagreements(dossier, goto),
      positions(dossier, goto),
      people(dossier, papers, row),
      h("h3", {}, "What they say, word for word"),
      await Promise.all(dossier.voices.map((v) => voice(v, dossier, papers))),
      judgements(dossier),
    ].flat(3).filter(Boolean);
  };
  const PRECISION = { near: "nearly", admin2: "to the district", admin1: "to the province", region: "to the region", country: "to the country", international: "to no country" };
})(window.onrecord || (window.onrecord = {}));
