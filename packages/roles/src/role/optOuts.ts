import type { OptOut } from "@plinth/core/optOuts";
import type { RoleArgs } from "./roleArgs.ts";

/** What makes a role less safe than its default. Each asks for its reason where it is written. */
export const roleOptOuts: readonly OptOut<RoleArgs>[] = [
    {
        option: "permissionsBoundary.none",
        risk: "exposes",
        consequence: "nothing holds what its policies grant",
        uses: ({ permissionsBoundary: boundary }) =>
            "none" in boundary ? [{ path: ["permissionsBoundary", "none"], value: true, reason: boundary.none }] : [],
    },
    {
        option: "trust.*.source.unchecked",
        risk: "exposes",
        consequence: "the service takes the role for anybody who can send it here",
        uses: ({ trust }) =>
            trust.flatMap((each, index) =>
                each.kind === "service" && "unchecked" in each.source
                    ? [{ path: ["trust", index, "source"], value: "unchecked", reason: each.source.unchecked }]
                    : [],
            ),
    },
    {
        option: "trust.*.identity.repository.withoutIds",
        risk: "exposes",
        consequence: "whoever gets the repository's names after it is gone gets the role",
        uses: ({ trust }) =>
            trust.flatMap((each, index) => {
                if (each.kind !== "identity" || each.identity.forge !== "github") return [];
                const { repository } = each.identity;
                if (!("withoutIds" in repository)) return [];
                const { owner, name, withoutIds: reason } = repository;
                return [{ path: ["trust", index, "identity", "repository"], value: `${owner}/${name}`, reason }];
            }),
    },
    {
        option: "awsManagedPolicies.*",
        risk: "exposes",
        consequence: "AWS decides what it grants, today and later",
        uses: ({ awsManagedPolicies = [] }) =>
            awsManagedPolicies.flatMap((policy, index) =>
                typeof policy === "string"
                    ? []
                    : [{ path: ["awsManagedPolicies", index], value: policy.name, reason: policy.reason }],
            ),
    },
];
