export default () => {
    const = 1;
};
