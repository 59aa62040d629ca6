import type { Reading } from "../reading/reading.ts";
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
    readonly #allowing: readonly Statement[];
    readonly #denying: readonly Statement[];
    readonly #covers: (resource: string) => boolean;

    /** @param covers whether a resource element is as good as every resource. */
    constructor(statements: readonly Statement[], covers: (resource: string) => boolean = isEveryResource) {
        this.#covers = covers;
        this.#allowing = statements.filter(
            (statement) => statement.is("Allow") && !statement.isConditional && this.#onEverything(statement) !== "no",
        );
        this.#denying = statements.filter(
            (statement) =>
                statement.is("Deny") &&
                (!statement.isConditional || statement.part("Condition").isUnknown) &&
                this.#onEverything(statement) !== "no",
        );
    }

    /** The statement that grants the action: a certain one before one that depends on what is not known yet. */
    of(action: string): Grant | undefined {
        const denied = this.#strongest(this.#denying, action);
        if (denied !== undefined && !denied.open) {
            return undefined;
        }
        const allowed = this.#strongest(this.#allowing, action);
        return allowed && { ...allowed, open: allowed.open || denied !== undefined };
    }

    #strongest(statements: readonly Statement[], action: string): Grant | undefined {
        let maybe: Grant | undefined;
        for (const statement of statements) {
            const covered = coversAction(statement, action);
            const certain =
                covered === "yes" &&
                this.#onEverything(statement) === "yes" &&
                [statement.part("Effect"), statement.part("Condition")].every((part) => !part.isUnknown);
            if (certain) {
                return { statement, open: false };
            }
            maybe ??= covered === "no" ? undefined : { statement, open: true };
        }
        return maybe;
    }

    #onEverything(statement: Statement): "yes" | "no" | "unknown" {
        if (statement.has("NotResource")) {
            return "yes";
        }
        return anyOf(statement.list("Resource"), this.#covers);
    }
}

function coversAction(statement: Statement, action: string): "yes" | "no" | "unknown" {
    const covers = (pattern: string) => matchesPattern(pattern, action);
    if (!statement.has("NotAction")) {
        return anyOf(statement.list("Action"), covers);
    }
    const excluded = anyOf(statement.list("NotAction"), covers);
    return excluded === "yes" ? "no" : excluded === "no" ? "yes" : "unknown";
}

function anyOf(readings: readonly Reading[], holds: (text: string) => boolean): "yes" | "no" | "unknown" {
    if (readings.some((reading) => holds(reading.string() ?? ""))) {
        return "yes";
    }
    return readings.some((reading) => reading.isUnknown) ? "unknown" : "no";
}
