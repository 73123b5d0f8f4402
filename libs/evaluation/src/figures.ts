/** A share as the tables show it: `.743`, `1.000`. */
export const decimal = (value: number): string => value.toFixed(3).replace(/^(-?)0\./, '$1.');

export const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
