import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { plaintextSecret } from "./plaintextSecret.ts";

const LAMBDA = "aws:lambda/function:Function";
const INSTANCE = "aws:ec2/instance:Instance";
/** The one that AWS's documentation uses. */
const KEY_ID = "AKIAIOSFODNN7EXAMPLE";
const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----";

function lambda(variables: object) {
    return [resource(LAMBDA, "f", { environment: { variables } })];
}

function script(userData: string) {
    return [resource(INSTANCE, "i", { userData })];
}

function base64(text: string) {
    return Buffer.from(text).toString("base64");
}

function container(definition: object) {
    return [
        resource("aws:ecs/taskDefinition:TaskDefinition", "t", { containerDefinitions: JSON.stringify([definition]) }),
    ];
}

function build(...environmentVariables: object[]) {
    return [
        resource("aws:codebuild/project:Project", "b", {
            environment: { type: "LINUX_CONTAINER", environmentVariables },
        }),
    ];
}

export const examples: RuleExamples = {
    rule: plaintextSecret,
    passing: [
        {
            title: "variables that name a secret, hold no secret, or are not known yet",
            resources: lambda({
                DB_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
                DB_PASSWORD: "{{resolve:secretsmanager:db:SecretString:password}}",
                ADMIN_PASSWORD: UNKNOWN,
                PASSWORD_FILE: "/run/secrets/db",
                TOKEN_TTL: "86400000",
                API_TOKEN: "12345678",
                DB_SECRET: "shop/db-secret",
                SESSION_SECRET: "short",
                SMTP_PASSWORD: "n/a",
                PRIMARY_KEY: "customer-number",
                URL: "https://shop.example.com:8443/path",
                DATABASE_URL: "postgres://shop:$(DB_PASSWORD)@db:5432/shop",
                LOG_LEVEL: "debug",
            }),
        },
        {
            title: "an account's and a role's ids, which are no secrets",
            resources: [
                resource("aws:s3/bucketPolicy:BucketPolicy", "p", {
                    policy: '{"Condition":{"StringLike":{"aws:userid":"AROAIOSFODNN7EXAMPLE:*"}}}',
                }),
            ],
        },
        {
            title: "letters of a longer word, which are no key",
            resources: script(`echo QUJD${KEY_ID}QUJD > checksum`),
        },
        {
            title: "a script that asks for its secrets",
            resources: script(
                [
                    "#!/bin/bash",
                    'TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")',
                    'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data',
                    "export DB_PASSWORD=`aws secretsmanager get-secret-value --secret-id shop/db`",
                    "export AWS_ACCESS_KEY_ID=FOO AWS_SECRET_ACCESS_KEY=bar",
                    "export SSM_PATH=/database/creds",
                    "password: <password>",
                    "ssh_pwauth: false",
                ].join("\n"),
            ),
        },
        {
            title: "a container's secret by reference",
            resources: container({
                name: "web",
                environment: [{ name: "LEVEL", value: "info" }],
                secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }],
            }),
        },
        {
            title: "a build's variables that come from elsewhere",
            resources: build(
                { name: "DB_PASSWORD", value: "shop_db_password", type: "PARAMETER_STORE" },
                { name: "API_TOKEN", value: "token-of-the-registry", type: "SECRETS_MANAGER" },
            ),
        },
        {
            title: "what the provider marks secret by itself",
            resources: [resource("kubernetes:core/v1:Secret", "s", { stringData: { "tls.key": { $secret: true } } })],
        },
        {
            title: "a certificate and a public key",
            resources: [
                resource("aws:ec2/keyPair:KeyPair", "k", { publicKey: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBg" }),
            ],
        },
        { title: "a text that only looks like JSON", resources: lambda({ CONFIG: '{"environment": ' }) },
    ],
    failing: [
        {
            title: "keys in a function's environment",
            resources: lambda({ AWS_ACCESS_KEY_ID: KEY_ID, OTHER: `id:${KEY_ID};`, TEMPORARY: "ASIAIOSFODNN7EXAMPLE" }),
            finds: [
                "f: environment.variables.AWS_ACCESS_KEY_ID",
                "f: environment.variables.OTHER",
                "f: environment.variables.TEMPORARY",
            ],
        },
        {
            title: "passwords and tokens by the names of variables, beside one that is not known yet",
            resources: lambda({
                DB_PASSWORD: "changeme",
                dbPassword: "1234",
                SMTP_PASSWD2: "correct horse",
                API_KEY: "0123abcd",
                AWS_SECRET_ACCESS_KEY: "0123456789/0123456789+0123456789/0123456",
                AUTH_TOKEN: "abcdefgh",
                OLD_ACCESS_KEY_ID: "AIPA8YOHGIS58IBFDU3E",
                ADMIN_PASSWORD: UNKNOWN,
            }),
            finds: [
                "DB_PASSWORD",
                "dbPassword",
                "SMTP_PASSWD2",
                "API_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "AUTH_TOKEN",
                "OLD_ACCESS_KEY_ID",
            ].map((name) => `f: environment.variables.${name}`),
        },
        {
            title: "a password in an address",
            resources: lambda({ DATABASE_URL: "postgres://shop:hunter2@db:5432/shop" }),
            finds: ["f: environment.variables.DATABASE_URL"],
        },
        {
            title: "a private key, wherever it stands",
            resources: [
                resource("aws:s3/bucketObject:BucketObject", "o", { content: PEM, tags: { key: KEY_ID } }),
                resource("kubernetes:core/v1:ConfigMap", "c", {
                    data: { id_ed25519: "-----BEGIN OPENSSH PRIVATE KEY-----", LEVEL: "info" },
                }),
            ],
            finds: ["o: content", "o: tags.key", "c: data.id_ed25519"],
        },
        ...[
            `export AWS_ACCESS_KEY_ID=${KEY_ID}`,
            "export DB_PASSWORD=hunter22",
            'export DB_PASSWORD=\\"hunter22\\"',
            "mysql --password='correct horse battery'",
            "#cloud-config\npassword: hunter22\n",
            "git clone https://robot:hunter22@git.example.com/shop",
        ].flatMap((text) => [
            { title: `in user data: ${JSON.stringify(text)}`, resources: script(text), finds: ["i: userData"] },
            {
                title: `in user data, in base 64: ${JSON.stringify(text)}`,
                resources: [resource("aws:ec2/launchTemplate:LaunchTemplate", "l", { userData: base64(text) })],
                finds: ["l: userData"],
            },
        ]),
        {
            title: "in the text that defines containers",
            resources: container({
                name: "web",
                environment: [
                    { name: "LEVEL", value: "info" },
                    { name: "DB_PASSWORD", value: "oh no" },
                ],
            }),
            finds: ["t: containerDefinitions[0].environment[1].value"],
        },
        {
            title: "in the environment of a pod, a build and a Beanstalk application, and in a config map",
            resources: [
                resource("kubernetes:core/v1:Pod", "p", {
                    spec: { containers: [{ name: "web", env: [{ name: "DB_PASSWORD", value: "hunter22" }] }] },
                }),
                ...build({ name: "API_TOKEN", value: "abcdefgh", type: "PLAINTEXT" }),
                resource("aws:elasticbeanstalk/environment:Environment", "e", {
                    settings: [
                        {
                            namespace: "aws:elasticbeanstalk:application:environment",
                            name: "DB_PASSWORD",
                            value: "hunter22",
                        },
                        { namespace: "aws:autoscaling:launchconfiguration", name: "EC2KeyName", value: "a-password" },
                    ],
                }),
                resource("kubernetes:core/v1:ConfigMap", "c", { data: { DB_PASSWORD: "hunter22" } }),
            ],
            finds: [
                "p: spec.containers[0].env[0].value",
                "b: environment.environmentVariables[0].value",
                "e: settings[0].value",
                "c: data.DB_PASSWORD",
            ],
        },
    ],
    unknown: "a value that is not known yet is not written in the program, so it is no plain text",
};
