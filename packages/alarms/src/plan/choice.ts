import type { Violation } from "@plinth/core/settings";
import { type AlarmRule, type AlarmRules, SEVERITIES, type Severity } from "./rule.ts";
import { type Alerts, checkAlerts } from "./alerts.ts";

/** What may differ from an alarm's rule. */
export interface AlarmOverride {
    /** In the unit of the rule's threshold. @default the rule's */
    readonly threshold?: number | undefined;
    /** @default the rule's */
    readonly severity?: Severity | undefined;
}

/** The alarms of a component as its caller wants them: what differs, by role, or none at all. */
export type AlarmChoice<Role extends string = string> = "off" | { readonly [R in Role]?: AlarmOverride | undefined };

/** Arguments of every component with alarms. */
export interface AlarmArgs<Role extends string = string> {
    /** What differs from the component's alarms, by role; `off` for none, which the log says. @default every alarm, as its rule says */
    readonly alarms?: AlarmChoice<Role> | undefined;
    /** Where alarms are sent, by severity. @default nowhere: alarms exist, and the console and the dashboard show their states */
    readonly alerts?: Alerts | undefined;
    /** The team that answers for the component. @default the Pulumi project's name */
    readonly owner?: string | undefined;
}

/** The threshold of a role as people set it, in the rule's unit. */
export function thresholdOf<Role extends string>(
    rules: AlarmRules<Role>,
    role: Role,
    choice: AlarmChoice<Role> | undefined,
): number {
    return overrideOf(role, choice).threshold ?? rules[role].threshold.value;
}

export function severityOf<Role extends string>(
    rules: AlarmRules<Role>,
    role: Role,
    choice: AlarmChoice<Role> | undefined,
): Severity {
    return overrideOf(role, choice).severity ?? rules[role].severity;
}

function overrideOf<Role extends string>(role: Role, choice: AlarmChoice<Role> | undefined): AlarmOverride {
    return choice === "off" ? {} : (choice?.[role] ?? {});
}

/** Everything that is wrong with a component's arguments about alarms. */
export function checkAlarmArgs<Role extends string>(rules: AlarmRules<Role>, args: AlarmArgs<Role>): Violation[] {
    return [...checkChoice(rules, args.alarms), ...checkAlerts(args.alerts), ...checkOwner(args.owner)];
}

/** What is wrong with a choice of alarms; paths start at `alarms`. */
export function checkChoice(rules: AlarmRules, choice: AlarmChoice | undefined): Violation[] {
    if (choice === undefined || choice === "off") return [];
    return Object.entries(choice).flatMap(([role, override]) => {
        const known = rules[role];
        if (known === undefined) {
            return [
                {
                    path: ["alarms", role],
                    rule: `must be the role of an alarm: ${Object.keys(rules).join(", ")}`,
                    value: role,
                    fix: "use one of them",
                },
            ];
        }
        return override === undefined ? [] : checkOverride(role, known, override);
    });
}

function checkOverride(role: string, { threshold: { min, max, unit, value } }: AlarmRule, override: AlarmOverride) {
    const { threshold, severity } = override;
    const problems: Violation[] = [];
    if (threshold !== undefined && !(threshold >= min && threshold <= max)) {
        problems.push({
            path: ["alarms", role, "threshold"],
            rule: `must be from ${min} to ${max} (${unit})`,
            value: threshold,
            fix: `choose one, or leave it out for ${value}`,
        });
    }
    if (severity !== undefined && !SEVERITIES.includes(severity)) {
        problems.push({
            path: ["alarms", role, "severity"],
            rule: `must be ${SEVERITIES.join(", ")}`,
            value: severity,
            fix: "use one of them, or leave it out for the alarm's own",
        });
    }
    return problems;
}

/** AWS Resource Groups, "Tag naming limits and requirements": the owner is a tag's value. */
const OWNER = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

function checkOwner(owner: string | undefined): Violation[] {
    if (owner === undefined || OWNER.test(owner)) return [];
    return [
        {
            path: ["owner"],
            rule: "must be 1 to 256 letters, digits, spaces or _.:/=+-@: it becomes a tag",
            value: owner,
            fix: "name the team that answers for the component",
        },
    ];
}
