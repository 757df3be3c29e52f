/** Province a number was first given to, '' when unknown. */
export function provinceOf(_number: string): string {
  return '';
}
