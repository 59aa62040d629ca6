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

export default () => {
    const provider = new aws.Provider("own", { region: "eu-west-1" });
    const providers = { providers: { aws: provider } };
    const rules = [
        { tagStatus: "any", maximumAgeLimit: 7 },
        { description: "releases", tagStatus: "tagged", tagPrefixList: ["v"], maximumNumberOfImages: 3 },
    ];
    const orders = new Repository("Orders", { forceDelete: true, lifecyclePolicy: { rules } }, providers);
    new Repository("plain", {}, providers);
    new Repository("skipped", { lifecyclePolicy: { skip: true } }, providers);
    const image = new Image("image", { repositoryUrl: orders.url, context: "./app" }, providers);
    return { uri: image.imageUri, name: orders.repository.name };
};
