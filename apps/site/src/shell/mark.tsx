/** The sign of Groundswell: calm water that rises. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="mark-ground" />
      <path d="M4.5 22.5c3.800 0 4.600-4 7.5-4s3.400 3 6.300 3c4.600 0 3.900-12 9.200-12" class="mark-swell" />
    </svg>
  );
}
