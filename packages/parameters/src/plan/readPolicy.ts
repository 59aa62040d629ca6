/** A policy document as plain data. */
export interface ReadPolicy {
    readonly Version: "2012-10-17";
    readonly Statement: readonly {
        readonly Sid: string;
        readonly Effect: "Allow";
        readonly Action: readonly string[];
        readonly Resource: readonly string[];
        readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }[];
}

export interface ParametersPlace {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    /** `/shop/prod` */
    readonly path: string;
}

/** What a role needs to read every parameter below a path, and to decrypt those that are secure. */
export function readPolicy(place: ParametersPlace, keyArn: string | undefined): ReadPolicy {
    const { account, region, partition, path } = place;
    const all = `arn:${partition}:ssm:${region}:${account}:parameter${path}`;
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ReadParameters",
                Effect: "Allow",
                Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
                Resource: [all, `${all}/*`],
            },
            ...(keyArn === undefined
                ? []
                : [
                      {
                          // AWS Key Management Service Developer Guide, "How Parameter Store uses AWS KMS": the context
                          // names the parameter.
                          Sid: "DecryptParameters",
                          Effect: "Allow" as const,
                          Action: ["kms:Decrypt"],
                          Resource: [keyArn],
                          Condition: {
                              StringEquals: {
                                  "kms:ViaService": `ssm.${region}.amazonaws.com`,
                              },
                              StringLike: { "kms:EncryptionContext:PARAMETER_ARN": `${all}/*` },
                          },
                      },
                  ]),
        ],
    };
}
