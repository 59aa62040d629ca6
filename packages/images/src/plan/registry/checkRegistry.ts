import { isAccountId, isRegion } from "@plinth/core/place";
import type { Check, Violation } from "@plinth/core/settings";
import { ALL_IMAGES } from "../lifecycle.ts";
import { REPOSITORY_NAME } from "../reference.ts";
import type { KeptImages, PullThroughShape, ReceivesShape, RegistryShape, ReplicationShape } from "./shape.ts";
import { CREDENTIAL, credentialOf } from "./upstreams.ts";

type Path = Violation["path"];

/** Amazon ECR User Guide, "Amazon ECR service quotas", and of replication "Considerations". None of them can be raised. */
const LIMITS = { destinations: 25, filters: 100, rules: 50, movingTags: 5 } as const;
/** Amazon ECR API Reference, ImageTagMutabilityExclusionFilter, filter. */
const TAG_PATTERN = /^[\w.*-]{1,128}$/;
/** Azure Container Registry, "Registry name": 5 to 50 letters and digits; its address is lower-case. */
const AZURE_REGISTRY = /^[a-z0-9]{5,50}$/;

/** What a prefix of repositories' names may be, without the slash that follows it. */
function checkPrefixes(path: Path, prefixes: readonly string[], most: number): Violation[] {
    const problems = prefixes.flatMap((prefix, index): Violation[] => {
        // A filter of two characters at least, with its slash (RepositoryFilter, filter); 2 to 30 for rules of caches.
        if (REPOSITORY_NAME.test(prefix) && prefix.length < 256) return [];
        const rule = "must be what names of repositories begin with, before a slash";
        return [{ path: [...path, index], rule, value: prefix, fix: "write it as plinth, without the slash" }];
    });
    return [...problems, ...checkCount(path, prefixes, most), ...checkOnce(path, prefixes)];
}

function checkCount(path: Path, list: readonly unknown[], most: number): Violation[] {
    if (list.length >= 1 && list.length <= most) return [];
    const rule = most === Infinity ? "must have an entry" : `must have 1 to ${most} entries`;
    return [{ path, rule, value: list.length, fix: "write what is meant, or remove the whole" }];
}

function checkOnce(path: Path, list: readonly string[]): Violation[] {
    const repeated = [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];
    if (repeated.length === 0) return [];
    return [{ path, rule: "must name each once", value: repeated, fix: "remove the repetitions" }];
}

function whole(path: Path, value: number | undefined, most: number): Violation[] {
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most)) return [];
    return [{ path, rule: `must be a whole number from 1 to ${most}`, value, fix: "choose one, or leave it out" }];
}

function checkReplication({ replication }: RegistryShape): Violation[] {
    if (replication === undefined) return [];
    const { prefixes, to, keepBuilds } = replication;
    const at = ["replication"];
    return [
        ...(prefixes === undefined ? [] : checkPrefixes([...at, "prefixes"], prefixes, LIMITS.filters)),
        ...checkTargets([...at, "to"], to),
        ...whole([...at, "keepBuilds"], keepBuilds, ALL_IMAGES),
    ];
}

function checkTargets(path: Path, to: ReplicationShape["to"]): Violation[] {
    const problems = to.flatMap(({ region, account }, index): Violation[] => [
        ...(isRegion(region)
            ? []
            : [
                  {
                      path: [...path, index, "region"],
                      rule: "must be an AWS region",
                      value: region,
                      fix: "write it as eu-central-1",
                  },
              ]),
        ...(account === undefined ? [] : checkAccount([...path, index, "account"], account)),
    ]);
    const written = to.map(({ region, account = "this account" }) => `${region} of ${account}`);
    return [...problems, ...checkCount(path, to, LIMITS.destinations), ...checkOnce(path, written)];
}

function checkAccount(path: Path, account: string): Violation[] {
    if (isAccountId(account)) return [];
    return [{ path, rule: "must be the id of an account", value: account, fix: 'write "123456789012", in quotes' }];
}

function checkReceives({ receives, pullThrough = {} }: RegistryShape): Violation[] {
    if (receives === undefined) return [];
    const { from, prefixes, keepBuilds }: ReceivesShape = receives;
    const at = ["receives"];
    const kept = prefixes.filter((prefix) => prefix in pullThrough);
    return [
        ...from.flatMap((account, index) => checkAccount([...at, "from", index], account)),
        ...checkCount([...at, "from"], from, Infinity),
        ...checkOnce([...at, "from"], from),
        ...checkPrefixes([...at, "prefixes"], prefixes, LIMITS.filters),
        ...whole([...at, "keepBuilds"], keepBuilds, ALL_IMAGES),
        ...(kept.length === 0
            ? []
            : [
                  {
                      path: [...at, "prefixes"],
                      rule: "must not be prefixes of pullThrough, too: one template decides what a prefix's repositories are",
                      value: kept,
                      fix: "give the upstream another prefix",
                  },
              ]),
    ];
}

function checkPullThrough({ pullThrough = {} }: RegistryShape): Violation[] {
    const rules = Object.entries(pullThrough);
    return [
        ...rules.flatMap(([prefix, rule]) => checkRule(["pullThrough", prefix], prefix, rule)),
        ...(rules.length <= LIMITS.rules
            ? []
            : [
                  {
                      path: ["pullThrough"],
                      rule: `must have at most ${LIMITS.rules} entries`,
                      value: rules.length,
                      fix: "remove some: a registry has no more rules",
                  },
              ]),
    ];
}

function checkRule(path: Path, prefix: string, rule: PullThroughShape): Violation[] {
    const credential = credentialOf(rule);
    return [
        ...(REPOSITORY_NAME.test(prefix) && prefix.length <= 30
            ? []
            : [
                  {
                      path,
                      rule: "must stand under 2 to 30 lower-case letters and digits, single . _ - and / between them",
                      value: prefix,
                      fix: "write it as docker-hub",
                  },
              ]),
        ...(credential === undefined || CREDENTIAL.test(credential)
            ? []
            : [
                  {
                      path: [...path, "credentialArn"],
                      rule: "must be the ARN of a secret whose name begins with ecr-pullthroughcache/, the only ones ECR reads",
                      value: credential,
                      fix: "make the secret with that name, under the key aws/secretsmanager",
                  },
              ]),
        ...(rule.upstream !== "azure" || AZURE_REGISTRY.test(rule.registry)
            ? []
            : [
                  {
                      path: [...path, "registry"],
                      rule: "must be the name of the registry, 5 to 50 lower-case letters and digits",
                      value: rule.registry,
                      fix: "write what stands before .azurecr.io",
                  },
              ]),
        ...checkKept(path, rule),
    ];
}

function checkKept(path: Path, { keepImages, untaggedDays, movingTags = [] }: KeptImages): Violation[] {
    const at = [...path, "movingTags"];
    return [
        ...whole([...path, "keepImages"], keepImages, ALL_IMAGES),
        ...whole([...path, "untaggedDays"], untaggedDays, 3650),
        ...movingTags.flatMap((pattern, index): Violation[] => {
            if (TAG_PATTERN.test(pattern) && /[^*]/.test(pattern)) return [];
            const rule = "must be a pattern of tags that leaves others as they are";
            return [{ path: [...at, index], rule, value: pattern, fix: "write latest, or 3.*" }];
        }),
        ...(movingTags.length === 0 ? [] : checkCount(at, movingTags, LIMITS.movingTags)),
        ...checkOnce(at, movingTags),
    ];
}

/** Everything that can be wrong with a registry's shape, wherever it stands. */
export const registryChecks: readonly Check<RegistryShape>[] = [
    { reads: ["replication"], check: checkReplication },
    { reads: ["receives", "pullThrough"], check: checkReceives },
    { reads: ["pullThrough"], check: checkPullThrough },
];
