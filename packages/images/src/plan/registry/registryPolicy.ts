import type { Place } from "@plinth/core/place";
import { principalOf } from "../access.ts";
import type { RegistryShape } from "./shape.ts";

interface RegistryStatement {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Principal: { readonly AWS: readonly string[] };
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
}

/**
 * What a registry lets other accounts do beyond single repositories: send copies below named prefixes, and have images fetched
 * from upstream that nobody pulled before. `undefined` where it lets nobody do anything.
 */
export function registryPolicy(
    { receives, pullThrough = {} }: RegistryShape,
    pulledBy: readonly string[],
    { account, region, partition = "aws" }: Place,
): string | undefined {
    const below = (prefixes: readonly string[]) =>
        prefixes.toSorted().map((prefix) => `arn:${partition}:ecr:${region}:${account}:repository/${prefix}/*`);
    const statements: RegistryStatement[] = [
        ...(receives === undefined
            ? []
            : [
                  {
                      Sid: "ReceiveCopies",
                      Effect: "Allow" as const,
                      Principal: { AWS: receives.from.map((from) => principalOf(from, partition)).toSorted() },
                      // Tags of what a template makes need the last (Amazon ECR User Guide, "Templates", Resource tags).
                      Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
                      Resource: below(receives.prefixes),
                  },
              ]),
        ...(Object.keys(pullThrough).length === 0 || pulledBy.length === 0
            ? []
            : [
                  {
                      Sid: "PullThrough",
                      Effect: "Allow" as const,
                      Principal: { AWS: pulledBy.map((who) => principalOf(who, partition)).toSorted() },
                      // The second for what nobody pulled before (Amazon ECR User Guide, "Using registry permissions").
                      Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                      Resource: below(Object.keys(pullThrough)),
                  },
              ]),
    ];
    return statements.length === 0 ? undefined : JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
