import { matchesPattern } from "./actionPattern.ts";
import { all, type Answer, anyText } from "./answer.ts";
import { isEveryResource } from "./iamDocuments.ts";
import type { Statement } from "./policyDocument.ts";

/** Where a document grants an action on every resource and under no condition. */
export interface Grant {
    readonly statement: Statement;
    /** Part of what decides is not known yet. */
    readonly open: boolean;
}

/** A statement about every resource, read once: a document is asked about hundreds of actions. */
interface Sweeping {
    readonly statement: Statement;
    readonly effect: "Allow" | "Deny";
    /** Whether it holds, as far as effect and resources go. */
    readonly holds: Answer;
    /** Whether the list is of what the statement leaves out. */
    readonly negated: boolean;
    readonly patterns: readonly string[];
    readonly hasUnknown: boolean;
}

/** What an identity policy's statements grant together on every resource and under no condition. */
export class Grants {
    readonly #sweeping: readonly Sweeping[];

    /** @param covers whether a resource element is as good as every resource. */
    constructor(statements: readonly Statement[], covers: (resource: string) => boolean = isEveryResource) {
        this.#sweeping = statements.flatMap((statement) =>
            (["Allow", "Deny"] as const).flatMap((effect) => sweeping(statement, effect, covers)),
        );
    }

    /** The statement that grants the action: a certain one before one that depends on what is not known yet. */
    of(action: string): Grant | undefined {
        const allowed = this.#find("Allow", action);
        const denied = allowed && this.#find("Deny", action);
        if (allowed === undefined || denied?.open === false) {
            return undefined;
        }
        return { statement: allowed.statement, open: allowed.open || denied !== undefined };
    }

    #find(effect: "Allow" | "Deny", action: string): Grant | undefined {
        let maybe: Statement | undefined;
        for (const each of this.#sweeping) {
            const says = each.effect === effect ? all(each.holds, coversAction(each, action)) : "no";
            if (says === "yes") {
                return { statement: each.statement, open: false };
            }
            maybe ??= says === "unknown" ? each.statement : undefined;
        }
        return maybe && { statement: maybe, open: true };
    }
}

/** A condition that is set holds a grant in bounds, so it is none of ours; nor does such a denial undo another grant. */
function sweeping(statement: Statement, effect: "Allow" | "Deny", covers: (resource: string) => boolean): Sweeping[] {
    const everywhere = statement.has("NotResource") ? "yes" : anyText(statement.list("Resource"), covers);
    if (statement.isConditional || !statement.is(effect)) {
        return [];
    }
    const negated = statement.has("NotAction");
    const actions = statement.list(negated ? "NotAction" : "Action");
    return [
        {
            statement,
            effect,
            holds: all(everywhere, statement.part("Effect").isUnknown ? "unknown" : "yes"),
            negated,
            patterns: actions.flatMap((action) => action.string() ?? []),
            hasUnknown: actions.some((action) => action.isUnknown),
        },
    ];
}

function coversAction({ patterns, hasUnknown, negated }: Sweeping, action: string): Answer {
    const isListed = patterns.some((pattern) => matchesPattern(pattern, action));
    if (!isListed && hasUnknown) {
        return "unknown";
    }
    return isListed === negated ? "no" : "yes";
}
