import { isIPv6 } from "node:net";
import { parseCidr } from "@plinth/core/addresses";
import type { Violation } from "@plinth/core/settings";
import { capacityOf, LARGEST_CAPACITY } from "./capacity.ts";
import { GROUP_NAMES, MANAGED_GROUPS, type RequestPaths } from "./managedGroups.ts";
import { planRules } from "./planRules.ts";
import type { OwnGroup, RateLimit, WebAclShape } from "./shape.ts";

/** AWS WAF API Reference, RateBasedStatement: Limit and EvaluationWindowSec. */
const LEAST_RATE = 10;
const LARGEST_RATE = 2_000_000_000;
const WINDOWS = [60, 120, 300, 600];
/** AWS WAF API Reference, UpdateIPSet: addresses in one set. */
const MOST_ADDRESSES = 10_000;
/** AWS WAF API Reference, LoggingConfiguration, RedactedFields. */
const MOST_REDACTED = 100;
/** AWS WAF API Reference, ByteMatchStatement, SearchString: 200 bytes. */
const LONGEST_PATH = 200;
const MOST_PATHS = 10;
const LAST_ORDER = 100;

type Path = readonly (string | number)[];

/** Everything that is wrong with a web ACL's rules, at once. */
export function checkShape(shape: WebAclShape): Violation[] {
    const found = [
        ...checkGroups(shape),
        ...(shape.botControl?.only === undefined ? [] : checkPaths(["botControl", "only"], shape.botControl.only)),
        ...(shape.rate === undefined || shape.rate === "off" ? [] : checkRate(shape.rate)),
        ...checkAddresses("allow", shape.allow ?? []),
        ...checkAddresses("deny", shape.deny ?? []),
        ...checkBoth(shape),
        ...checkOwnGroups(shape.ruleGroups ?? {}),
        ...checkHeaders(shape.redactedHeaders ?? []),
    ];
    // Of wrong parts the sum means nothing.
    return found.length > 0 ? found : checkWhole(shape);
}

function checkGroups({ groups = {} }: WebAclShape): Violation[] {
    return Object.entries(groups).flatMap(([name, said]): Violation[] => {
        const path = ["groups", name];
        if (!GROUP_NAMES.some((known) => known === name)) {
            return [
                {
                    path,
                    rule: `must be one of the groups ${GROUP_NAMES.join(", ")}`,
                    value: name,
                    fix: name === "botControl" ? "write botControl beside groups" : "name other groups in ruleGroups",
                },
            ];
        }
        if (typeof said === "string") return [];
        const empty = (said.countRules ?? []).filter((rule) => !/^[\w-]{1,128}$/.test(rule));
        return [
            ...(empty.length === 0
                ? []
                : [
                      {
                          path: [...path, "countRules"],
                          rule: "must be names of rules of the group",
                          value: empty,
                          fix: `read them in the AWS WAF Developer Guide under ${MANAGED_GROUPS[name as (typeof GROUP_NAMES)[number]].name}`,
                      },
                  ]),
            ...(said.only === undefined ? [] : checkPaths([...path, "only"], said.only)),
        ];
    });
}

function checkRate({ limit, windowSeconds, only }: RateLimit): Violation[] {
    const found: Violation[] = [];
    if (!Number.isInteger(limit) || limit < LEAST_RATE || limit > LARGEST_RATE) {
        found.push({
            path: ["rate", "limit"],
            rule: `must be a whole number from ${LEAST_RATE} to ${LARGEST_RATE}`,
            value: limit,
            fix: "write how many requests one address may send within the window, or rate: off",
        });
    }
    if (windowSeconds !== undefined && !WINDOWS.includes(windowSeconds)) {
        found.push({
            path: ["rate", "windowSeconds"],
            rule: `must be one of ${WINDOWS.join(", ")}`,
            value: windowSeconds,
            fix: "choose one of them",
        });
    }
    return only === undefined ? found : [...found, ...checkPaths(["rate", "only"], only)];
}

function checkPaths(path: Path, { paths }: RequestPaths): Violation[] {
    if (paths.length === 0 || paths.length > MOST_PATHS || new Set(paths).size < paths.length) {
        return [
            {
                path: [...path, "paths"],
                rule: `must name one to ${MOST_PATHS} paths, each once`,
                value: paths,
                fix: "leave it out for all requests",
            },
        ];
    }
    return paths.flatMap((one, index) =>
        one.startsWith("/") && Buffer.byteLength(one) <= LONGEST_PATH
            ? []
            : [
                  {
                      path: [...path, "paths", index],
                      rule: `must be the beginning of a path with its slash, at most ${LONGEST_PATH} bytes`,
                      value: one,
                      fix: "write it as /api/",
                  },
              ],
    );
}

function checkAddresses(list: "allow" | "deny", addresses: readonly string[]): Violation[] {
    const found = addresses.flatMap((address, index): Violation[] => {
        const wrong = address.includes(":") ? wrongIpv6(address) : wrongIpv4(address);
        return wrong === undefined ? [] : [{ path: [list, index], value: address, ...wrong }];
    });
    if (addresses.length > MOST_ADDRESSES) {
        found.push({
            path: [list],
            rule: `must have at most ${MOST_ADDRESSES} addresses, what one IP set holds`,
            value: addresses.length,
            fix: "join neighbours into larger blocks",
        });
    }
    return found;
}

type Said = Pick<Violation, "rule" | "fix">;
/** WAF has no set of everything: that is what the default action is for (AWS WAF API Reference, IPSet, Addresses). */
const EVERYTHING: Said = { rule: "must not be everything: WAF takes no block of /0", fix: "remove it" };

function wrongIpv4(address: string): Said | undefined {
    const parsed = parseCidr(address);
    if ("rule" in parsed) return { rule: parsed.rule, fix: parsed.fix };
    return parsed.cidr.prefix === 0 ? EVERYTHING : undefined;
}

function wrongIpv6(address: string): Said | undefined {
    const [host = "", prefix = "", ...more] = address.split("/");
    if (!isIPv6(host) || !/^\d{1,3}$/.test(prefix) || Number(prefix) > 128 || more.length > 0) {
        return {
            rule: "must be an IPv6 CIDR block such as 2001:db8::/32",
            fix: "write the address, a slash and a prefix length",
        };
    }
    return Number(prefix) === 0 ? EVERYTHING : undefined;
}

function checkBoth({ allow = [], deny = [] }: WebAclShape): Violation[] {
    const both = allow.filter((address) => deny.includes(address));
    if (both.length === 0) return [];
    return [
        {
            path: ["allow"],
            rule: "must not name what deny names: it is denied first",
            value: both,
            fix: "take it out of one of the two",
        },
    ];
}

function checkOwnGroups(groups: Readonly<Record<string, OwnGroup>>): Violation[] {
    const orders = Object.values(groups).map(({ order }) => order);
    return Object.entries(groups).flatMap(([name, { arn, capacity, order }]): Violation[] => {
        const path = ["ruleGroups", name];
        const found: Violation[] = [];
        if (!/^[A-Za-z][\w-]{0,99}$/.test(name) || name in MANAGED_GROUPS) {
            found.push({
                path,
                rule: "must be a name of its own with letters, digits, - and _",
                value: name,
                fix: "choose another name",
            });
        }
        if (!/^arn:aws[\w-]*:wafv2:[a-z\d-]+:\d{12}:(regional|global)\/rulegroup\/[\w-]+\/[\w-]+$/.test(arn)) {
            found.push({
                path: [...path, "arn"],
                rule: "must be the ARN of a WAF rule group",
                value: arn,
                fix: "pass the ARN the group's stack exports",
            });
        }
        if (!Number.isInteger(capacity) || capacity < 1 || capacity > LARGEST_CAPACITY) {
            found.push({
                path: [...path, "capacity"],
                rule: `must be a whole number from 1 to ${LARGEST_CAPACITY}`,
                value: capacity,
                fix: "write the capacity the group was made with",
            });
        }
        if (
            !Number.isInteger(order) ||
            order < 1 ||
            order > LAST_ORDER ||
            orders.indexOf(order) !== orders.lastIndexOf(order)
        ) {
            found.push({
                path: [...path, "order"],
                rule: `must be a whole number from 1 to ${LAST_ORDER} that no other group has`,
                value: order,
                fix: "leave gaps, so that a group can come between",
            });
        }
        return found;
    });
}

function checkHeaders(headers: readonly string[]): Violation[] {
    const found = headers.flatMap((header, index): Violation[] =>
        /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(header)
            ? []
            : [
                  {
                      path: ["redactedHeaders", index],
                      rule: "must be the name of a header in lower case",
                      value: header,
                      fix: `write ${header.toLowerCase().trim()}`,
                  },
              ],
    );
    if (headers.length > MOST_REDACTED) {
        found.push({
            path: ["redactedHeaders"],
            rule: `must have at most ${MOST_REDACTED} headers`,
            value: headers.length,
            fix: "keep those that let somebody in",
        });
    }
    return found;
}

function checkWhole(shape: WebAclShape): Violation[] {
    const capacity = capacityOf(planRules(shape));
    if (capacity <= LARGEST_CAPACITY) return [];
    return [
        {
            path: [],
            rule: `rules must need at most ${LARGEST_CAPACITY} capacity units together`,
            value: capacity,
            fix: "switch a group off, or give a part of the traffic a web ACL of its own",
        },
    ];
}
