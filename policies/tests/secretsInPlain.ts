import { type Finds, resource, UNKNOWN } from "./example.ts";

const LAMBDA = "aws:lambda/function:Function";
export const INSTANCE = "aws:ec2/instance:Instance";
/** The one that AWS's documentation uses. */
export const KEY_ID = "AKIAIOSFODNN7EXAMPLE";
const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----";

export function lambda(variables: object) {
    return [resource(LAMBDA, "f", { environment: { variables } })];
}

export function script(userData: string) {
    return [resource(INSTANCE, "i", { userData })];
}

export function base64(text: string) {
    return Buffer.from(text).toString("base64");
}

export function container(definition: object) {
    return [
        resource("aws:ecs/taskDefinition:TaskDefinition", "t", { containerDefinitions: JSON.stringify([definition]) }),
    ];
}

export function build(...environmentVariables: object[]) {
    return [
        resource("aws:codebuild/project:Project", "b", {
            environment: { type: "LINUX_CONTAINER", environmentVariables },
        }),
    ];
}

/** Resources with a secret in plain text, and where it stands. */
export const leaks: readonly Finds[] = [
    {
        title: "a key in a JSON text that speaks of no environment, and in one that is none",
        resources: [
            resource("aws:s3/bucketObject:BucketObject", "o", { content: `{"note":"${KEY_ID}"}` }),
            resource("aws:s3/bucketObject:BucketObject", "p", { content: `"environment" ${KEY_ID}` }),
            resource("aws:s3/bucketObject:BucketObject", "q", { content: `"the \\"environment\\" ${KEY_ID}"` }),
        ],
        finds: ["o: content", "p: content", "q: content"],
    },
    {
        title: "a key in a script of the characters of base 64",
        resources: script(`echo ${KEY_ID}`),
        finds: ["i: userData"],
    },
    {
        title: "literals where the provider would have marked a secret, in data that carries marks",
        resources: [
            resource("aws:rds/instance:Instance", "d", { password: "hunter22" }),
            resource("aws:redshift/cluster:Cluster", "e", { masterPassword: "1234" }),
            resource("aws:amplify/app:App", "a", { accessToken: "abcd" }),
            resource("aws:ssm/parameter:Parameter", "p", { value: PEM }),
            resource("aws:mq/broker:Broker", "b", { users: [{ username: "app", password: "1234" }] }),
        ],
        carriesMarks: true,
        finds: ["d: password", "e: masterPassword", "a: accessToken", "p: value", "b: users[0].password"],
        says: ["where a secret belongs", "a private key", "under the name of a secret"],
    },
    {
        title: "entries of a secret that nobody marked, in base 64 too",
        resources: [
            resource("kubernetes:core/v1:Secret", "s", {
                data: { "api-key": base64("a1B2c3D4"), "tls.key": base64(PEM), url: base64("amqp://a:hunter22@mq") },
                stringData: { password: "hunter22", "app.conf": "password=hunter22" },
            }),
            resource("kubernetes:core/v1:Secret", "r", {
                data: { ".dockerconfigjson": base64('{"auths":{"r.example.com":{"auth":"YTpodW50ZXIyMg=="}}}') },
            }),
            resource("kubernetes:core/v1:Secret", "m", {
                data: {
                    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                    value: { password: "aHVudGVyMjI=" },
                },
            }),
        ],
        carriesMarks: true,
        finds: [
            "s: data.api-key",
            's: data["tls.key"]',
            "s: data.url",
            "s: stringData.password",
            's: stringData["app.conf"]',
            'r: data[".dockerconfigjson"]',
        ],
        says: ["a login to a registry", "a private key", "an address with a password"],
    },
    {
        title: "a password in the outputs of a resource without inputs",
        resources: [
            {
                urn: "urn:pulumi:dev::app::aws:mq/broker:Broker::b",
                type: "aws:mq/broker:Broker",
                name: "b",
                outputs: { password: "hunter22" },
            },
        ],
        carriesMarks: true,
        finds: ["b: password"],
    },
    {
        title: "every kind of it, by its own name",
        resources: lambda({ A: KEY_ID, B: PEM, C: "postgres://shop:hunter2@db", D_PASSWORD: "hunter22" }),
        finds: ["A", "B", "C", "D_PASSWORD"].map((name) => `f: environment.variables.${name}`),
        says: ["an AWS access key", "a private key", "an address with a password", "under the name of a secret"],
    },
    {
        title: "a key whose name says so, a token of eight characters, and a word that is no name of a secret",
        resources: lambda({
            SIGNING_KEY: "abcdefgh",
            SIGNING_KEYS: "abcdefgh",
            TOKEN: "Secret12",
            SHARED_SECRET: "passwords",
            SESSION_SECRET: "not-a-word",
            OTHER_SECRET: "aZ9/bQ7x",
            DB_PASS: "1234",
            MAIL_PW: "prod/mail",
        }),
        finds: [
            ...["SIGNING_KEY", "SIGNING_KEYS", "TOKEN", "SHARED_SECRET", "SESSION_SECRET", "OTHER_SECRET"],
            ...["DB_PASS", "MAIL_PW"],
        ].map((name) => `f: environment.variables.${name}`),
    },
    {
        title: "in a list of variables whose names begin with a capital, and in a map inside of one",
        resources: [
            resource("aws:batch/jobDefinition:JobDefinition", "j", {
                containerProperties:
                    ' {"Environment":[{"Name":"API_TOKEN","Value":"hunter22"}],"env":{"more":{"API_TOKEN":"hunter22"}}}',
            }),
        ],
        finds: ["j: containerProperties.Environment[0].Value", "j: containerProperties.env.more.API_TOKEN"],
    },
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
        "# export DB_PASSWORD=hunter22",
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
                        name: "API_TOKEN",
                        value: "hunter22",
                    },
                    { namespace: "aws:autoscaling:launchconfiguration", name: "EC2KeyName", value: "a-password" },
                ],
            }),
            resource("kubernetes:core/v1:ConfigMap", "c", { data: { API_TOKEN: "hunter22" } }),
        ],
        finds: [
            "p: spec.containers[0].env[0].value",
            "b: environment.environmentVariables[0].value",
            "e: settings[0].value",
            "c: data.API_TOKEN",
        ],
    },
];
