import { z } from "zod";
import { parseCidr } from "../addresses/index.ts";
import { rolesSchema } from "./roles.ts";
import { rule } from "./rule.ts";

/** Two weeks: what nobody has looked at for longer is forgotten, not reviewed. */
const LONGEST_HOURS = 14 * 24;

const ttl = z
    .string()
    .regex(/^[1-9]\d{0,2}h$/, `hours such as 72h, at most ${LONGEST_HOURS}h`)
    .refine((text) => Number.parseInt(text, 10) <= LONGEST_HOURS, `must be at most ${LONGEST_HOURS}h`);

const addresses = z
    .strictObject({
        pool: z.string().describe("The block of which every copy gets a part, such as 10.192.0.0/12."),
        prefix: z
            .int()
            .min(16)
            .max(24)
            .default(20)
            .describe("How large that part is. Default: 20, as the sandbox has it: 4,096 addresses."),
    })
    .check(
        rule<{ pool: string; prefix: number }>(["pool", "prefix"], ({ pool, prefix }) => {
            const parsed = parseCidr(pool);
            if (!("cidr" in parsed)) return [{ path: ["pool"], ...parsed, value: pool }];
            if (parsed.cidr.prefix <= prefix) return [];
            const fix = "choose a larger pool, or a longer prefix";
            return [{ path: ["prefix"], rule: `must leave a part of the pool (${pool})`, value: prefix, fix }];
        }),
    );

/** What environments of pull requests are made of, in the file of the environment that they are made from. */
export const reviewSchema = z
    .strictObject({
        kind: z
            .enum(["namespace", "copy"])
            .default("namespace")
            .describe(
                "namespace: the review has `layers` of its own, and shares everything else with this environment. copy: it has all layers of its own. Default: namespace, which takes minutes and costs what is in it.",
            ),
        layers: z
            .array(z.string())
            .default([])
            .describe("The layers that a review of kind namespace has of its own. Default: none."),
        ttl: ttl
            .default("72h")
            .describe(
                "How long a review lives after its last up. Default: 72h, so that one of a Friday is there on Monday.",
            ),
        monthlyCostCap: z
            .number()
            .positive()
            .describe(
                "USD that a review may cost in a month if it stood that long, at list prices. There is no default: it is your money.",
            ),
        unknownCost: z
            .enum(["refuse", "accept"])
            .default("refuse")
            .describe(
                "What becomes of a review with resources whose price is not known here. Default: refuse, since an unknown price is no small one.",
            ),
        roles: rolesSchema
            .optional()
            .describe(
                "Where the roles of reviews are and what holds them, where a role of their own deploys them. Default: as those of this environment.",
            ),
        addresses: addresses.optional().describe("Where copies have their networks. A copy of a network needs it."),
    })
    .check(
        rule<{ kind: string; layers: string[] }>(["kind", "layers"], ({ kind, layers }) =>
            kind === "namespace" && layers.length === 0
                ? [
                      {
                          path: ["layers"],
                          rule: "must name at least one layer: a review of kind namespace has nothing otherwise",
                          value: layers,
                          fix: "name the layers that a pull request changes, or set kind: copy",
                      },
                  ]
                : [],
        ),
    );

export type ReviewSettings = z.output<typeof reviewSchema>;
