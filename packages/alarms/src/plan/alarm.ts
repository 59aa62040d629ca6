import type * as pulumi from "@pulumi/pulumi";

/** One alarm: a rule, and the thing it watches. */
export interface Alarm<Role extends string = string> {
    readonly role: Role;
    /** Which of several the alarm is of: a replica, a node, a zone; part of its name. @default the only one */
    readonly of?: string | undefined;
    /** The watched thing as AWS names it: what stands in the description. */
    readonly subject: pulumi.Input<string>;
    readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
    /** The threshold in the metric's unit, where that is not the one people set. @default what is set, or the rule's */
    readonly limit?: number | undefined;
}

/** A role as it stands in names: `storage-low` of `storageLow`. */
export function roleName(role: string): string {
    return role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a component's name is followed by in an alarm's: `storage-low-reports`. */
export function alarmKey({ role, of }: Pick<Alarm, "role" | "of">): string {
    return of === undefined ? roleName(role) : `${roleName(role)}-${of}`;
}
