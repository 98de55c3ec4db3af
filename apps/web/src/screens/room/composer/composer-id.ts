/** Of the field where one writes: the focus goes there when what had it is gone. */
export const composerId = 'composer-words';
