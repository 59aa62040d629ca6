import { conditionBlock } from "./conditionBlock.ts";
import { sidOf, type Statement } from "./statement.ts";

/**
 * Statements that say the same of different actions, or of different resources, as one. What is granted and denied stays
 * exactly as it was; the result does not depend on the order of what is given.
 *
 * A statement with a name keeps to itself: the name stands for what its author meant.
 */
export function mergeStatements(statements: readonly Statement[]): Statement[] {
    const tidy = statements.map(tidied);
    const named = tidy.filter((statement) => sidOf(statement) !== undefined);
    const unnamed = tidy.filter((statement) => sidOf(statement) === undefined);
    return [...named, ...joinedWhole(unnamed)].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Joined until nothing joins: statements whose resources became one may by that be alike but for their actions. */
function joinedWhole(statements: readonly Statement[]): readonly Statement[] {
    const fewer = joined(joined(statements, "actions"), "resources");
    return fewer.length === statements.length ? fewer : joinedWhole(fewer);
}

/** Statements alike but for one list become one with all of it. */
function joined(statements: readonly Statement[], list: "actions" | "resources"): Statement[] {
    const groups = Map.groupBy(statements, (statement) => keyOf(statement, list));
    return [...groups.values()].map((group) => {
        const [first] = group;
        if (first === undefined) throw new Error("a group has a member");
        if (list === "resources" && first.resources === undefined) return first;
        return tidied({ ...first, [list]: group.flatMap((statement) => statement[list] ?? []) } as Statement);
    });
}

function tidied(statement: Statement): Statement {
    const unique = (list: readonly string[] | undefined) =>
        list === undefined ? undefined : [...new Set(list)].sort();
    const except = statement.effect === "Deny" ? unique(statement.exceptResources) : undefined;
    return {
        ...statement,
        actions: unique(statement.actions) ?? [],
        ...(except === undefined ? { resources: unique(statement.resources) } : { exceptResources: except }),
    } as Statement;
}

/** Everything of a statement but one list, as text. What is said of all but some resources never joins what names them. */
function keyOf(statement: Statement, without?: "actions" | "resources"): string {
    const { effect, actions, resources, conditions = {} } = statement;
    const except = statement.effect === "Deny" ? statement.exceptResources : undefined;
    return JSON.stringify([
        effect,
        sidOf(statement) ?? "",
        without === "actions" ? null : actions,
        except === undefined ? (without === "resources" ? null : resources) : { except },
        conditionBlock(conditions),
    ]);
}
