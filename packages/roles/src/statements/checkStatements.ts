import type { Problem } from "@plinth/core/errors";
import { actionProblem, isWideAction, isWideResource } from "./actions.ts";
import { readOperator } from "./conditions.ts";
import { sidOf, type Statement } from "./statement.ts";

const ARN = /^arn:aws(-cn|-us-gov)?:[a-z0-9*-]+:[a-z0-9*-]*:(\d{12}|aws|\*)?:.+$/;
/** Characters of a policy document: "IAM name requirements" (IAM User Guide, IAM and AWS STS quotas). */
const ALLOWED_TEXT = /^[\t\n\r -ÿ]*$/;

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

/**
 * Everything that is wrong with statements, at once. Resources and values that are not known yet are looked at when they
 * are.
 *
 * @param path where the statements stand in the arguments.
 */
export function checkStatements(statements: readonly Statement<unknown>[], path: string): Problem[] {
    const problems: Problem[] = [];
    statements.forEach((statement, index) => {
        checkStatement(statement, (at, rule, value, fix) => {
            problems.push({ path: `${path}[${index}]${at}`, rule, value, fix });
        });
    });
    return [...problems, ...repeatedSids(statements, path)];
}

function checkStatement(statement: Statement<unknown>, refuse: Refuse): void {
    const { actions, sid, conditions = {} } = statement;
    const names = statement.resources ?? statement.exceptResources ?? [];
    const list = statement.resources === undefined ? "exceptResources" : "resources";
    if (actions.length === 0) refuse(".actions", "must name an action", actions, "add one, or remove the statement");
    actions.forEach((action, index) => {
        const problem = actionProblem(action);
        if (problem !== undefined) refuse(`.actions[${index}]`, problem.rule, action, problem.fix);
    });
    if (names.length === 0) refuse(`.${list}`, "must name a resource", names, 'add its ARN, or "*" with a reason');
    names.forEach((name, index) => {
        if (typeof name !== "string" || isResource(name)) return;
        refuse(
            `.${list}[${index}]`,
            "must be an ARN",
            name,
            "write arn:<partition>:<service>:<region>:<account>:<name>",
        );
    });
    if (sid !== undefined && !/^[A-Za-z0-9]+$/.test(sid)) {
        refuse(".sid", "must be letters and digits", sid, "run the words together: ReadOrders");
    }
    if (statement.effect === "Allow") checkWidth(statement, refuse);
    checkConditions(statement.effect, conditions, refuse);
}

function isResource(name: string): boolean {
    return name === "*" || (ARN.test(name) && ALLOWED_TEXT.test(name));
}

/** A grant of more than what is named says why, and only such a grant does. */
function checkWidth(statement: Statement<unknown> & { effect: "Allow" }, refuse: Refuse): void {
    const { actions, resources, reason } = statement;
    const wide = [
        ...actions.filter((action) => actionProblem(action) === undefined && isWideAction(action)),
        ...resources.filter((name) => typeof name === "string" && isResource(name) && isWideResource(name)),
    ];
    // A resource that is not known yet is one ARN: nobody computes an asterisk.
    if (reason === undefined && wide.length > 0) {
        refuse(
            "",
            "needs a reason for what it does not name",
            wide,
            "name actions and resources, or say why in reason",
        );
    }
    if (reason !== undefined && !/[A-Za-z]{3}/.test(reason)) {
        refuse(".reason", "must say why", reason, "write a sentence that somebody can judge");
    }
    if (reason !== undefined && wide.length === 0) {
        refuse(".reason", "has no effect: everything is named", reason, "remove it");
    }
}

function checkConditions(effect: string, conditions: object, refuse: Refuse): void {
    for (const [name, keys] of Object.entries(conditions) as [string, Readonly<Record<string, unknown>>][]) {
        const at = `.conditions.${name}`;
        const operator = readOperator(name);
        if (operator === undefined) {
            refuse(at, "is not a condition operator of IAM", name, "use one such as StringEquals or ArnLike");
            continue;
        }
        if (Object.keys(keys).length === 0) refuse(at, "must compare a key", keys, "add one, or remove the operator");
        for (const [key, value] of Object.entries(keys)) {
            const values = Array.isArray(value) ? value : [value];
            if (!/^[a-z0-9.-]+(\/[\w./-]+)?:[^\s]+$/i.test(key)) {
                refuse(`${at}["${key}"]`, "must be a condition key such as aws:SourceArn", key, "write service:Key");
            }
            if (values.length === 0) refuse(`${at}["${key}"]`, "must have a value", value, "add one");
        }
        if (effect === "Allow" && operator.set === "ForAllValues" && !hasNull(conditions, Object.keys(keys))) {
            const fix = "add Null: { key: false }, or use ForAnyValue";
            refuse(at, "holds for every request without the key, so it grants to those too", keys, fix);
        }
    }
}

function hasNull(conditions: object, keys: readonly string[]): boolean {
    const present = (conditions as { Null?: Readonly<Record<string, unknown>> }).Null ?? {};
    return keys.every((key) => present[key] === false);
}

/** IAM wants Sids to be unique in a policy; those that are the same by accident would be told apart by nobody. */
function repeatedSids(statements: readonly Statement<unknown>[], path: string): Problem[] {
    const seen = new Set<string>();
    return statements.flatMap((statement, index) => {
        const sid = sidOf(statement);
        if (sid === undefined) return [];
        if (!seen.has(sid)) {
            seen.add(sid);
            return [];
        }
        const at = statement.sid === undefined ? "reason" : "sid";
        const rule = "makes the Sid of another statement, and Sids are unique";
        return [{ path: `${path}[${index}].${at}`, rule, value: sid, fix: "give the statement a sid of its own" }];
    });
}
