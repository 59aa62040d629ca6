import { isAccountId } from "@plinth/core/place";
import type { Check, Violation } from "@plinth/core/settings";
import { ALL_IMAGES } from "./lifecycle.ts";
import { REPOSITORY_NAME } from "./reference.ts";
import type { RepositoryAccess, RepositoryShape } from "./shape.ts";

/** A release that every environment has gone beyond: fewer would be deleted while one lags behind. A rule of ours. */
const LEAST_RELEASES = 10;
/** IAM API Reference, CreateRole, RoleName and Path. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;

/** What is wrong with a repository's name, which stands in the address that deployments name. */
export function checkRepositoryName(path: string, name: string): Violation[] {
    if (REPOSITORY_NAME.test(name)) return [];
    return [
        {
            path: [path],
            rule: "must be 2 to 256 lower-case letters and digits, single . _ - and / between them",
            value: name,
            fix: "write it as plinth/orders",
        },
    ];
}

function whole(
    path: keyof RepositoryShape,
    value: number | undefined,
    [least, most]: readonly [number, number],
    fix: string,
): Violation[] {
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
    return [{ path: [path], rule: `must be a whole number from ${least} to ${most}`, value, fix }];
}

function checkKept({ keepBuilds, keepReleases, untaggedDays }: RepositoryShape): Violation[] {
    return [
        ...whole("keepBuilds", keepBuilds, [1, ALL_IMAGES], "choose one; what is released is kept beyond it"),
        ...whole("keepReleases", keepReleases, [LEAST_RELEASES, ALL_IMAGES], "leave it out: then all are kept"),
        // Nothing that was pushed an hour ago; ten years is for ever.
        ...whole("untaggedDays", untaggedDays, [1, 3650], "leave it out: then they are kept with their image"),
    ];
}

function checkPullers({ pulledBy }: RepositoryAccess<unknown>): Violation[] {
    const repeated = pulledBy.filter((who, index) => pulledBy.indexOf(who) !== index);
    return [
        ...pulledBy.flatMap((who, index): Violation[] => {
            if (isAccountId(who) || ROLE_ARN.test(who)) return [];
            const rule = "must be the id of an account or the ARN of a role: nobody pulls without a name";
            return [{ path: ["pulledBy", index], rule, value: who, fix: 'write "123456789012", in quotes' }];
        }),
        ...(repeated.length === 0
            ? []
            : [
                  {
                      path: ["pulledBy"],
                      rule: "must name each account and role once",
                      value: repeated,
                      fix: "remove the repetitions",
                  },
              ]),
    ];
}

function checkRoles(path: "pushedBy" | "deletedBy", roles: readonly unknown[] = []): Violation[] {
    return roles.flatMap((role, index): Violation[] => {
        // What flows from another resource is a role's because it comes from one.
        if (typeof role !== "string" || ROLE_ARN.test(role)) return [];
        const rule = "must be the ARN of a role: an account would mean everyone in it";
        return [{ path: [path, index], rule, value: role, fix: "write arn:aws:iam::<account>:role/<name>" }];
    });
}

/** Everything that can be wrong with a repository's shape. */
export const repositoryChecks: readonly Check<RepositoryShape>[] = [
    { reads: ["keepBuilds", "keepReleases", "untaggedDays"], check: checkKept },
];

/** Everything that can be wrong with who uses a repository. */
export const accessChecks: readonly Check<RepositoryAccess<unknown>>[] = [
    { reads: ["pulledBy"], check: checkPullers },
    { reads: ["pushedBy"], check: ({ pushedBy }) => checkRoles("pushedBy", pushedBy) },
    { reads: ["deletedBy"], check: ({ deletedBy }) => checkRoles("deletedBy", deletedBy) },
];
