import { conditionBlock, single } from "../statements/conditionBlock.ts";
import type { PolicyDocument } from "../statements/document.ts";
import { type Trust, trustStatement } from "./trust.ts";

/** The trust policy of a role. The first statement of a kind is named after it, the others are numbered. */
export function trustDocument(trusts: readonly Trust[]): PolicyDocument {
    const seen = new Map<string, number>();
    const statements = trusts.map((trust) => {
        const { sid, principal, actions, conditions } = trustStatement(trust);
        const count = (seen.get(sid) ?? 0) + 1;
        seen.set(sid, count);
        return {
            Sid: count === 1 ? sid : `${sid}${count}`,
            Effect: "Allow" as const,
            Principal: Object.fromEntries(
                Object.entries(principal).map(([kind, names]: [string, string | readonly string[]]) => [
                    kind,
                    typeof names === "string" ? names : single(names),
                ]),
            ),
            Action: single(actions),
            ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditionBlock(conditions) }),
        };
    });
    return { Version: "2012-10-17", Statement: statements };
}
