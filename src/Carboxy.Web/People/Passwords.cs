using Carboxy.Web.Layout;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Identity;

namespace Carboxy.Web.People;

/// <summary>What is said beside a password field.</summary>
static class Passwords
{
    public static string Hint(Say say) => say[
        "Не короче 10 знаков. Удобно взять три-четыре слова, никак не связанных между собой.",
        "At least 10 characters. Three or four words that have nothing to do with each other work well."];

    public static string Refusal(Say say, IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => say["Нынешний пароль не подходит. Введите его ещё раз.", "The present password does not match. Enter it again."],
        nameof(IdentityErrorDescriber.PasswordTooShort) => say["Пароль короче 10 знаков. Добавьте слово.", "The password is shorter than 10 characters. Add a word."],
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => say["В пароле слишком мало разных знаков. Возьмите другой.", "Too few different characters. Choose another password."],
        _ => say["Сохранить не удалось. Откройте страницу заново и попробуйте ещё раз.", "It could not be saved. Open the page again and try once more."],
    };

    public static IReadOnlyList<KeyValuePair<string, string>> Lines(Say say, PersonSaved outcome) => outcome switch
    {
        PersonSaved.Wrong wrong => [.. wrong.Problems.Select(p => KeyValuePair.Create(p.Field, say[p.Problem]))],
        PersonSaved.LinkSpent => [KeyValuePair.Create("", say[PersonSaved.LinkSpent.Why])],
        PersonSaved.Gone => [KeyValuePair.Create("", say["Этого сотрудника больше нет в списке. Обновите страницу.", "This person is no longer listed. Reload the page."])],
        _ => [],
    };
}
