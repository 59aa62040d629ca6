const TEAMS = /(export const teams: Readonly<Record<string, string>> = \{)([^}]*?),?(\s*\};)/;

/**
 * The teams of owners, as the forge calls them, with one for an owner that has none yet: in the organisation of the
 * others, by the owner's name. Pipelines are written only where every owner has one. Text that is written otherwise is
 * given back as it is.
 */
export function withTeam(source: string, owner: string): string {
    const [, , entries = ""] = TEAMS.exec(source) ?? [];
    const organisation = /"(@[^/"]+)\//.exec(entries)?.[1];
    const known = [...entries.matchAll(/"?([\w-]+)"?\s*:\s*"/g)].map(([, name]) => name);
    if (organisation === undefined || known.includes(owner)) return source;
    const entry = `${JSON.stringify(owner)}: "${organisation}/${owner}"`;
    return source.replace(
        TEAMS,
        (_all, start: string, teams: string, end: string) => `${start}${teams}, ${entry}${end}`,
    );
}
