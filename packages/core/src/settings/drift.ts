import { z } from "zod";
import { rule } from "./rule.ts";
import type { Violation } from "./zodProblems.ts";

/** `aws:rds/instance:Instance::database-*`, or a whole URN; `*` stands for any text. */
const RESOURCE = /^(urn:pulumi:[^:\s]+::[^:\s]+::)?(\*|[\w$*./@-]+(:[\w$*./@-]+)+)::\S(.*\S)?$/;

interface Benign {
    readonly resource: string;
    readonly property: string;
    readonly reason: string;
    readonly until: string;
}

const benign = z
    .strictObject({
        resource: z
            .string()
            .max(1000)
            .regex(
                RESOURCE,
                "a type and a name such as aws:rds/instance:Instance::database-orders, or a whole URN; * stands for any text",
            )
            .describe("Which resources, as plinth drift names them."),
        property: z
            .string()
            .max(500)
            .regex(/^\S(.*\S)?$/, "a property such as tags.Owner, or * for all of them")
            .describe("Which property, with everything in it; * is any."),
        reason: z.string().min(10).max(200).describe("Why it may differ; it stands in every report."),
        until: z
            .string()
            .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a day such as 2027-03-31")
            .describe("The last day on which it is benign (UTC); after it, it counts as drift again."),
    })
    .check(
        rule<Benign>(["until"], ({ until }) =>
            isRealDay(until)
                ? []
                : [{ path: ["until"], rule: "must be a day that there is", value: until, fix: "correct the day" }],
        ),
        rule<Benign>(["resource", "property"], ({ resource, property }) =>
            property === "*" && /^(urn:pulumi:\*::\*::)?\*::\*$/.test(resource)
                ? [
                      {
                          path: ["property"],
                          rule: "must not be benign for everything: no drift would ever be told",
                          value: property,
                          fix: "name the resources, or the property",
                      },
                  ]
                : [],
        ),
    );

/** What an environment says about changes that are made past its settings. */
export const driftSchema = z
    .strictObject({
        benign: z
            .array(benign)
            .default([])
            .describe(
                "Differences between settings and cloud that are known and wanted, each with a reason and an end.",
            ),
    })
    .check(rule<{ benign: readonly Benign[] }>(["benign"], ({ benign: all }) => repeated(all)))
    .default({ benign: [] })
    .describe("What plinth drift takes for benign besides what AWS and autoscalers move by themselves.");

/** The second of two alike could never be used, and would be told as such every day. */
function repeated(all: readonly Benign[]): Violation[] {
    return all.flatMap(({ resource, property }, index) => {
        const first = all.findIndex((other) => other.resource === resource && other.property === property);
        if (first === index) return [];
        return [
            {
                path: ["benign", index],
                rule: `must not say again what drift.benign.${first} says`,
                value: `${resource} ${property}`,
                fix: "keep one of the two",
            },
        ];
    });
}

/** JavaScript takes 31 February for the third of March. */
function isRealDay(day: string): boolean {
    const parsed = new Date(`${day}T00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
