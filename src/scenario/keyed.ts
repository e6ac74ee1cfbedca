/** The same keys with other values, in an object that inherits nothing: a tier called `constructor` has only the rate it was given. */
export const keyed = <From, To>(from: Readonly<Record<string, From>>, to: (value: From) => To): Readonly<Record<string, To>> => {
  const result: Record<string, To> = Object.create(null);
  for (const [key, value] of Object.entries(from)) result[key] = to(value);
  return result;
};
