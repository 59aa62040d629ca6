import { covers, starPattern } from "@plinth/plan";

/** A difference that an environment says is known and wanted. */
export interface DeclaredBenign {
    /** `aws:rds/instance:Instance::database-*` or a whole URN; `*` stands for any text. */
    readonly resource: string;
    /** With everything in it; `*` is any. */
    readonly property: string;
    readonly reason: string;
    /** The last day on which it holds, UTC. */
    readonly until: string;
}

/** Whether an entry is about a property of a resource, whatever the day. */
export function isAbout({ resource, property }: DeclaredBenign, urn: string, path: string): boolean {
    return namesResource(resource, urn) && covers(property, path);
}

/** Whether a pattern names a resource: by its URN, or by its own type and its name. */
export function namesResource(pattern: string, urn: string): boolean {
    const [, , types = "", ...name] = urn.split("::");
    const short = `${types.split("$").at(-1) ?? ""}::${name.join("::")}`;
    const matches = starPattern(pattern);
    return matches(pattern.startsWith("urn:") ? urn : short);
}

/** Whether an entry no longer holds: from the day after its last one. */
export function isOver({ until }: DeclaredBenign, now: Date): boolean {
    return now.toISOString().slice(0, 10) > until;
}
