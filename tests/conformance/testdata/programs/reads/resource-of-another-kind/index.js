import * as pulumi from "@pulumi/pulumi";

export default () => {
    const stash = new pulumi.Stash("stash", { input: { a: 1, secret: pulumi.secret("s3cret") } });
    return { kept: stash.output };
};
