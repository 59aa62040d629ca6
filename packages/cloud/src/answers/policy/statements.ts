/** A policy document and its statements as IAM reads them; keys in the order the AWS provider writes them. */
export interface PolicyDocument {
    version: string;
    id: string;
    statements: Statement[];
}

/** One statement, its lists already in the order and form in which they are written. */
export interface Statement {
    readonly sid: string;
    readonly effect: string;
    readonly action?: unknown;
    readonly notAction?: unknown;
    readonly resource?: unknown;
    readonly notResource?: unknown;
    readonly principals: readonly Principal[];
    readonly notPrincipals: readonly Principal[];
    readonly conditions: readonly Condition[];
}

export interface Principal {
    readonly type: string;
    readonly identifiers: string | readonly string[];
}

export interface Condition {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
}

/** Adds the statements of `next`; one with a `Sid` that is there already takes its place. */
export function merge(document: PolicyDocument, next: PolicyDocument): void {
    if (next.id !== "") document.id = next.id;
    if (next.version > document.version) document.version = next.version;
    for (const statement of next.statements) {
        const at = statement.sid === "" ? -1 : document.statements.findIndex(({ sid }) => sid === statement.sid);
        if (at < 0) document.statements.push(statement);
        else document.statements[at] = statement;
    }
}

/** The document as the provider writes it: without what is empty, maps sorted by key. */
export function written({ version, id, statements }: PolicyDocument): Record<string, unknown> {
    return {
        ...(version === "" ? {} : { Version: version }),
        ...(id === "" ? {} : { Id: id }),
        ...(statements.length === 0 ? {} : { Statement: statements.map(writtenStatement) }),
    };
}

function writtenStatement(statement: Statement): Record<string, unknown> {
    const { sid, effect, principals, notPrincipals, conditions } = statement;
    const entries: [string, unknown][] = [
        ["Sid", sid === "" ? undefined : sid],
        ["Effect", effect === "" ? undefined : effect],
        ["Action", statement.action],
        ["NotAction", statement.notAction],
        ["Resource", statement.resource],
        ["NotResource", statement.notResource],
        ["Principal", principals.length === 0 ? undefined : writtenPrincipals(principals)],
        ["NotPrincipal", notPrincipals.length === 0 ? undefined : writtenPrincipals(notPrincipals)],
        ["Condition", conditions.length === 0 ? undefined : writtenConditions(conditions)],
    ];
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** `"*"` for everybody, else lists by type, each in descending order as far as one block named them together. */
function writtenPrincipals(principals: readonly Principal[]): unknown {
    const [only] = principals;
    if (principals.length === 1 && only?.type === "*" && [only.identifiers].flat().join(",") === "*") return "*";
    const byType = new Map<string, string | string[]>();
    for (const { type, identifiers } of principals) {
        const before = byType.get(type);
        const added = typeof identifiers === "string" ? [identifiers] : descending(identifiers);
        const alone = before === undefined && typeof identifiers === "string";
        byType.set(type, alone ? identifiers : [...[before ?? []].flat(), ...added]);
    }
    return sortedByKey(byType);
}

/** Values by test and variable, a single one without a list. */
function writtenConditions(conditions: readonly Condition[]): unknown {
    const tests = new Map<string, Map<string, string[]>>();
    for (const { test, variable, values } of conditions) {
        const variables = tests.get(test) ?? new Map<string, string[]>();
        tests.set(test, variables);
        variables.set(variable, [...(variables.get(variable) ?? []), ...values]);
    }
    const written = [...tests].map(([test, variables]): [string, unknown] => [
        test,
        sortedByKey(new Map([...variables].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))),
    ]);
    return sortedByKey(new Map(written));
}

/** The order in which the provider writes sets of strings. */
export function descending(values: readonly string[]): string[] {
    return [...values].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
}

function sortedByKey(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
    return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
