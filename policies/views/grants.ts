import { all, type Answer, anyText } from "./answer.ts";
import { matchesPattern } from "./actionPattern.ts";
import { isEveryResource } from "./iamDocuments.ts";
import type { Statement } from "./policyDocument.ts";

/** Where a document grants an action on every resource and under no condition. */
export interface Grant {
    readonly statement: Statement;
    /** Part of what decides is not known yet. */
    readonly open: boolean;
}

/** What an identity policy's statements grant together on every resource and under no condition. */
export class Grants {
    readonly #statements: readonly Statement[];
    readonly #covers: (resource: string) => boolean;

    /** @param covers whether a resource element is as good as every resource. */
    constructor(statements: readonly Statement[], covers: (resource: string) => boolean = isEveryResource) {
        this.#statements = statements;
        this.#covers = covers;
    }

    /** The statement that grants the action: a certain one before one that depends on what is not known yet. */
    of(action: string): Grant | undefined {
        const denied = this.#find("Deny", action);
        if (denied !== undefined && !denied.open) {
            return undefined;
        }
        const allowed = this.#find("Allow", action);
        return allowed && { statement: allowed.statement, open: allowed.open || denied !== undefined };
    }

    #find(effect: "Allow" | "Deny", action: string): Grant | undefined {
        let maybe: Statement | undefined;
        for (const statement of this.#statements) {
            const says = all(
                hasEffect(statement, effect),
                coversAction(statement, action),
                this.#onEverything(statement),
            );
            if (says === "yes") {
                return { statement, open: false };
            }
            maybe ??= says === "unknown" ? statement : undefined;
        }
        return maybe && { statement: maybe, open: true };
    }

    #onEverything(statement: Statement): Answer {
        return statement.has("NotResource") ? "yes" : anyText(statement.list("Resource"), this.#covers);
    }
}

/** A condition that is set holds the grant in bounds, so it is none of ours; nor does such a denial undo another grant. */
function hasEffect(statement: Statement, effect: "Allow" | "Deny"): Answer {
    return statement.isConditional || !statement.is(effect)
        ? "no"
        : statement.part("Effect").isUnknown
          ? "unknown"
          : "yes";
}

function coversAction(statement: Statement, action: string): Answer {
    const covers = (pattern: string) => matchesPattern(pattern, action);
    if (!statement.has("NotAction")) {
        return anyText(statement.list("Action"), covers);
    }
    const excluded = anyText(statement.list("NotAction"), covers);
    return excluded === "unknown" ? "unknown" : excluded === "yes" ? "no" : "yes";
}
