import services from "./services.json" with { type: "json" };

const PREFIXES: ReadonlySet<string> = new Set(services.prefixes.split(" "));

/** Whether AWS has a service of this prefix (`ec2`, `elasticloadbalancing`). */
export function isService(prefix: string): boolean {
    return PREFIXES.has(prefix);
}

/** What is wrong with an action's name, or undefined. */
export function actionProblem(action: string): { rule: string; fix: string } | undefined {
    const [, prefix] = /^([a-z0-9-]+):(?:[A-Za-z][A-Za-z0-9*?]*|\*)$/.exec(action) ?? [];
    if (prefix === undefined) {
        return {
            rule: "must be service:Action",
            fix: "write it as s3:GetObject; an asterisk alone would grant everything",
        };
    }
    if (isService(prefix)) return undefined;
    return {
        rule: "must begin with a service of the Service Authorization Reference",
        fix: "use the prefix its page names, such as elasticloadbalancing for load balancers",
    };
}

/** Whether an action stands for more than itself. */
export function isWideAction(action: string): boolean {
    return /[*?]/.test(action);
}

/** Services whose resources begin with the name itself, without a kind before it. */
const WITHOUT_KIND: ReadonlySet<string> = new Set(["s3", "sns", "sqs", "execute-api"]);

/**
 * Whether a resource names nothing: `*`, all buckets, all roles of an account. What stands behind a name
 * (`role/plinth-*`, `arn:aws:s3:::orders/*`) is narrow enough to say what is meant.
 */
export function isWideResource(resource: string): boolean {
    const [, , service = "*", , , ...rest] = resource.split(":");
    const name = rest.join(":");
    if (/[*?]/.test(service)) return true;
    return WITHOUT_KIND.has(service) ? /^[*?]/.test(name) : /^[*?]|^[^:/]*[*?]|^[^:/]+[:/][*?]/.test(name);
}
