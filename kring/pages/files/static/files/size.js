// Says at once that a file is too large, before it is sent in vain.
const input = document.querySelector("input[data-most]");

input?.addEventListener("change", () => {
  const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
  input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : "");
  input.reportValidity();
});
