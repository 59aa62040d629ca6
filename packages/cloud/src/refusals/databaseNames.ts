import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

/** Names of master users that AWS was seen to refuse (aws-cloudformation/cfn-lint#4425, which tried them). */
const RESERVED: readonly (readonly [RegExp, RegExp])[] = [
    [/./, /^rdsadmin$/],
    [/^(aurora-)?postgres(ql)?$/, /^admin$/],
];

/** What is refused of the names inside a database. A replica and a restored instance have those of their source. */
export function wrongNames(inputs: SentInputs, user: string, database: string): Refusal[] {
    const engine = inputs.text("engine") ?? "";
    const [username, name] = [inputs.text(user), inputs.text(database)];
    const reserved = RESERVED.some(([engines, names]) => engines.test(engine) && names.test(username ?? ""));
    return [
        ...(reserved
            ? [
                  refusedByAws(
                      user,
                      "InvalidParameterValue",
                      `MasterUsername ${username} cannot be used as it is a reserved word used by the engine`,
                      "aws/aws-cdk#5076",
                  ),
              ]
            : []),
        ...(engine === "postgres" && name !== undefined && !/^[A-Za-z]\w*$/.test(name)
            ? [
                  refusedByAws(
                      database,
                      "InvalidParameterValue",
                      "DBName must begin with a letter and contain only alphanumeric characters.",
                      "message of CreateDBInstance, as public reports quote it",
                  ),
              ]
            : []),
    ];
}

/** Ports of an instance or a cluster: Amazon RDS API Reference, CreateDBInstance, Port. The words were not found. */
export function wrongPort(inputs: SentInputs): Refusal[] {
    const port = inputs.number("port");
    if (port === undefined || (port >= 1150 && port <= 65_535)) return [];
    const words = `Port must be between 1150 and 65535, got ${port}`;
    return [refusedByAws("port", "InvalidParameterValue", words, "Amazon RDS API Reference, CreateDBInstance, Port")];
}
