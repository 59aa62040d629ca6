import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Repository extends pulumi.ComponentResource {
    constructor(name, args, options) {
        super("awsx:ecr:Repository", name, { url: undefined, repository: undefined, ...args }, options, true);
    }
}

class Image extends pulumi.ComponentResource {
    constructor(name, args, options) {
        super("awsx:ecr:Image", name, { imageUri: undefined, ...args }, options, true);
    }
}

const keep = ({ type, props, opts }) =>
    type === "docker-build:index:Image" ? { props, opts: { ...opts, retainOnDelete: true } } : undefined;

/** What a component of awsx is told about what it makes: guarded, and kept where it was pushed. */
export default () => {
    const providers = { providers: { aws: new aws.Provider("own", { region: "eu-west-1" }) } };
    const args = { name: "plinth/orders", imageTagMutability: "IMMUTABLE", lifecyclePolicy: { skip: true } };
    const orders = new Repository("orders", args, { ...providers, protect: true });
    new aws.ecr.RepositoryPolicy(
        "access",
        { repository: orders.repository.name, policy: "{}" },
        { provider: providers.providers.aws },
    );
    const repositoryUrl = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders";
    const image = new Image(
        "image",
        { repositoryUrl, imageTag: "c0ffee", context: "." },
        { ...providers, transforms: [keep] },
    );
    return { uri: image.imageUri, url: orders.url };
};
