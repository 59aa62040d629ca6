import type { Problem } from "@plinth/core/errors";
import { checkPlace } from "@plinth/core/place";
import * as pulumi from "@pulumi/pulumi";
import type { ParametersArgs, ParameterValue } from "./parametersArgs.ts";
import { type PlannedParameter, planParameter } from "./plan/planParameter.ts";
import { isSecretName, secretByForm } from "./plan/secretText.ts";
import { LARGEST_BYTES } from "./plan/tier.ts";

// AWS Systems Manager API Reference, PutParameter: Name, Value, Description, AllowedPattern; User Guide, "Requirements and
// constraints for parameter names".
const PATH = /^(\/[A-Za-z0-9_.-]+)+$/;
const NAME = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;
/** With the ARN in front of it a name has 2048 characters; what is left is this, and 15 levels. */
const LONGEST_NAME = 1011;
const MOST_LEVELS = 15;
const LONGEST_DESCRIPTION = 1024;
const LONGEST_PATTERN = 1024;

const INTO_SECRET = "keep it in a Secret (@plinth/secrets) and hand its ARN on";

/** Everything that is wrong with parameters, at once. `path` is what their names begin with. */
export function checkParametersArgs(args: ParametersArgs<string>, path: string): Problem[] {
    const entries = Object.entries(args.parameters);
    return [
        ...checkPlace(args),
        ...checkPath(path),
        ...(entries.length === 0
            ? [
                  {
                      path: "parameters",
                      rule: "must have at least one parameter",
                      value: args.parameters,
                      fix: "name one, such as database/host",
                  },
              ]
            : []),
        ...entries.flatMap(([name, said]) => [...checkName(name, path), ...checkParameter(name, said)]),
    ];
}

function checkPath(path: string): Problem[] {
    if (!PATH.test(path)) {
        return [
            {
                path: "path",
                rule: "must be a path such as /shop/prod: letters, digits and _.- between slashes, none at the end",
                value: path,
                fix: "write it with a slash in front",
            },
        ];
    }
    if (/^\/(aws|ssm)/i.test(path)) {
        return [
            {
                path: "path",
                rule: "must not begin with aws or ssm, which AWS keeps for itself",
                value: path,
                fix: "begin it with the project's name",
            },
        ];
    }
    return [];
}

function checkName(name: string, path: string): Problem[] {
    const whole = `${path}/${name}`;
    const levels = whole.split("/").length - 1;
    const fits = NAME.test(name) && whole.length <= LONGEST_NAME && levels <= MOST_LEVELS;
    if (fits) return [];
    return [
        {
            path: at(name),
            rule: `must be a name of letters, digits and _.- between slashes, with its path at most ${LONGEST_NAME} characters and ${MOST_LEVELS} levels`,
            value: name,
            fix: "write it as database/host",
        },
    ];
}

function checkParameter(name: string, said: ParameterValue): Problem[] {
    const planned = planParameter(said);
    const { description } = planned;
    const tooLong: Problem[] =
        (description ?? "").length <= LONGEST_DESCRIPTION
            ? []
            : [
                  {
                      path: `${at(name)}.description`,
                      rule: `must have at most ${LONGEST_DESCRIPTION} characters`,
                      value: description,
                      fix: "say what it is for in a sentence",
                  },
              ];
    switch (planned.type) {
        case "String":
            return [...tooLong, ...checkPlain(name, planned)];
        case "StringList":
            return [...tooLong, ...checkList(name, said), ...checkText(name, planned.value)];
        case "SecureString":
            return [...tooLong, ...checkSecure(name, planned)];
    }
}

function checkPlain(name: string, planned: PlannedParameter & { type: "String" }): Problem[] {
    const { value, allowedPattern } = planned;
    const isSetting = typeof value === "string" && /^(\d+(\.\d+)?|true|false)$/.test(value);
    const problems: Problem[] = [];
    if (isSecretName(name) && !isSetting) {
        // Whatever stands there is not repeated.
        problems.push({
            path: at(name),
            rule: "must not hold a secret, as its name says it does: a plain parameter is read by whoever reads parameters",
            fix: `${INTO_SECRET}, or write kind: secure; if it holds none, name it for what it is (token-url, secret-arn)`,
        });
    }
    if (typeof value !== "string") return problems;
    return [...problems, ...checkText(name, value), ...checkPattern(name, value, allowedPattern)];
}

/** A text that is known now. */
function checkText(name: string, value: string): Problem[] {
    const kind = secretByForm(value);
    if (kind !== undefined) return [{ path: at(name), rule: `must not hold ${kind}`, fix: INTO_SECRET }];
    if (value === "") {
        return [
            {
                path: at(name),
                rule: "must not be empty: Systems Manager has no empty values",
                value,
                fix: "leave it out, or write a word that says so",
            },
        ];
    }
    const bytes = Buffer.byteLength(value);
    if (bytes <= LARGEST_BYTES) return [];
    return [
        {
            path: at(name),
            rule: `must have at most ${LARGEST_BYTES} bytes`,
            value: bytes,
            fix: "put it in a bucket and its address here",
        },
    ];
}

function checkPattern(name: string, value: string, pattern: string | undefined): Problem[] {
    if (pattern === undefined) return [];
    const path = `${at(name)}.allowedPattern`;
    const expression = compiled(pattern);
    if (expression === undefined || pattern.length > LONGEST_PATTERN) {
        return [
            {
                path,
                rule: `must be a regular expression of at most ${LONGEST_PATTERN} characters`,
                value: pattern,
                fix: "write it as ^[a-z]+$",
            },
        ];
    }
    if (expression.test(value)) return [];
    return [{ path, rule: "must allow the value", value: pattern, fix: "mend one of the two" }];
}

function compiled(pattern: string): RegExp | undefined {
    try {
        return new RegExp(`^(?:${pattern})$`);
    } catch {
        return undefined;
    }
}

function checkList(name: string, said: ParameterValue): Problem[] {
    const values = typeof said === "object" && "values" in said ? (said.values as readonly string[]) : [];
    const wrong = values.filter((value) => value === "" || value.includes(","));
    if (values.length > 0 && wrong.length === 0) return [];
    return [
        {
            path: `${at(name)}.values`,
            rule: "must be texts without commas, which join them",
            value: values,
            fix: "write each on its own",
        },
    ];
}

function checkSecure(name: string, { text, version }: PlannedParameter & { type: "SecureString" }): Problem[] {
    const problems: Problem[] = [];
    // Whatever the types say: in plain JavaScript, and behind a cast, a text would land in code and plan. It is not shown.
    if (!pulumi.Output.isInstance(text)) {
        problems.push({
            path: `${at(name)}.text`,
            rule: "must be an Output: a text would stand in the code",
            fix: "read it from ESC with config.requireSecret, or pass another resource's secret output",
        });
    }
    if (!Number.isInteger(version) || version < 1) {
        problems.push({
            path: `${at(name)}.version`,
            rule: "must be a whole number from 1",
            value: version,
            fix: "begin with 1 and raise it with each new text",
        });
    }
    return problems;
}

function at(name: string): string {
    return `parameters[${JSON.stringify(name)}]`;
}
