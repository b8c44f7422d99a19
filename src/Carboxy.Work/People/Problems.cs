using Microsoft.AspNetCore.Identity;

namespace Carboxy.Work.People;

/// <summary>Says Identity's refusals at the field they belong to, in both languages.</summary>
static class Problems
{
    public static PersonSaved.Wrong Of(IdentityResult refused) => new([.. refused.Errors.Select(Of)]);

    static FieldProblem Of(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail) =>
            new(nameof(PersonEntry.Email), new("Человек с таким адресом уже есть. Укажите другой адрес.", "There is a person with this address already. Give another address.")),
        nameof(IdentityErrorDescriber.PasswordTooShort) =>
            new("Password", new("Пароль короче 10 знаков. Придумайте длиннее.", "The password is shorter than 10 characters. Choose a longer one.")),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            new("Password", new("В пароле меньше четырёх разных знаков. Добавьте других.", "The password has fewer than four different characters. Add others.")),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) =>
            new("", new("Запись успели изменить. Откройте её снова и повторите.", "Somebody has changed this entry. Open it again and repeat.")),
        _ => new("", new($"Не сохранено ({error.Code}). Исправьте запись и повторите.", $"Not saved ({error.Code}). Correct the entry and repeat.")),
    };
}
