/** In place of packages that a library asks for and does not use here. */
export {};
