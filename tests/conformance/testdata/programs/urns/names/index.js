import * as aws from "@pulumi/aws";

export default () => {
    for (const name of ["a/b", "with space", "dots.and-dashes_", "ünïcödé", "$dollar", "a:b", "A"]) {
        new aws.sns.Topic(name, { displayName: name });
    }
};
