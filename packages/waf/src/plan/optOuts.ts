import { type OptOut, written } from "@plinth/core/optOuts";
import { GROUP_NAMES, MANAGED_GROUPS } from "./managedGroups.ts";
import { DEFAULTS, type WebAclShape } from "./shape.ts";

/** What makes a web ACL less safe than its default. To count instead of block is the default, so that it is none of these. */
export const webAclOptOuts: readonly OptOut<WebAclShape & { readonly protect?: boolean | undefined }>[] = [
    {
        option: "groups.*",
        risk: "exposes",
        consequence: "nothing looks for what the group finds",
        uses: ({ groups = {} }) =>
            GROUP_NAMES.filter((name) => MANAGED_GROUPS[name].standard).flatMap((name) =>
                written(["groups", name], groups[name], "off"),
            ),
    },
    {
        option: "rate",
        risk: "exposes",
        consequence: "one address may send as much as it can",
        uses: ({ rate }) => written(["rate"], rate, "off"),
    },
    {
        option: "allow",
        risk: "exposes",
        consequence: "requests from there pass every other rule",
        uses: ({ allow = [] }) => (allow.length === 0 ? [] : [{ path: ["allow"], value: allow }]),
    },
    {
        option: "redactedHeaders",
        risk: "exposes",
        consequence: "whoever reads the logs reads what lets somebody in",
        uses: ({ redactedHeaders }) => {
            const shown = DEFAULTS.redactedHeaders.filter((header) => redactedHeaders?.includes(header) === false);
            return shown.length === 0 ? [] : [{ path: ["redactedHeaders"], value: redactedHeaders }];
        },
    },
    {
        option: "protect",
        risk: "loses",
        consequence: "the key of the logs goes with the web ACL, and they cannot be read any more",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
];
