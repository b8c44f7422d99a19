namespace Carboxy.Patients;

public class NameFoldTests
{
    [Theory]
    [InlineData("Щербакова", "Shcherbakova", "Scherbakova", "Sherbakova", "Ščerbakova", "Schtscherbakowa")]
    [InlineData("Юлия", "Yuliya", "Yulia", "Julia", "Iuliia", "Julija")]
    [InlineData("Евгений", "Evgeniy", "Yevgeny", "Jewgenij", "Evgenii")]
    [InlineData("Семён", "Семен", "Semyon", "Semen", "Semjon")]
    [InlineData("Цветкова", "Tsvetkova", "Tzvetkova", "Cvetkova")]
    [InlineData("Чехов", "Chekhov", "Tchehov", "Čehov")]
    [InlineData("Александр", "Aleksandr", "Alexandr")]
    [InlineData("Филиппов", "Filippov", "Philippov", "Filipov")]
    [InlineData("Жуков", "Zhukov", "Žukov")]
    [InlineData("Достоевский", "Dostoevsky", "Dostoyevskiy", "Dostoevskij", "Dostojewski")]
    [InlineData("Соловьёв", "Соловьев", "Solovyov", "Solov'ev", "Solovyev")]
    [InlineData("Виктория", "Viktoriya", "Victoria")]
    [InlineData("Наталія", "Nataliya", "Natalia")]
    public void All_spellings_of_a_name_fold_to_one(string name, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.True(
            NameFold.Of(spelling).Intersect(NameFold.Of(name), StringComparer.Ordinal).Any(),
            $"{spelling}: {string.Join('|', NameFold.Of(spelling))}, {name}: {string.Join('|', NameFold.Of(name))}"));

    [Theory]
    [InlineData("Иванов", "Petrov"), InlineData("Кузнецов", "Кузьмин"), InlineData("Марина", "Мария"), InlineData("Чайкина", "Шейкина")]
    public void Different_names_stay_different(string one, string other) =>
        Assert.Empty(NameFold.Of(one).Intersect(NameFold.Of(other), StringComparer.Ordinal));

    [Theory, InlineData("Shcherbakova", "Щербакова"), InlineData("Chekhov", "Чехов"), InlineData("Solovyova", "Соловьёва"), InlineData("Zhukovskij", "Жуковский"), InlineData("Юлия", "Julia")]
    public void Search_follows_the_typing_letter_by_letter(string typed, string name)
    {
        var keys = NameKeys.Of(new() { Id = default, FamilyName = name, GivenName = "" });
        for (var letters = 2; letters <= typed.Length; letters++)
            Assert.Contains(PatientQuery.ReadingsOf(typed[..letters]).SelectMany(reading => reading.Words[0]),
                prefix => keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Theory, InlineData(""), InlineData("'"), InlineData("ъ"), InlineData("12"), InlineData("\u0301")]
    public void Where_there_is_no_sound_there_is_no_fold(string text) => Assert.Empty(NameFold.Of(text));

    [Theory, InlineData("Bdfyjd", "иванов"), InlineData("Шмфтщм", "ivanov"), InlineData("Ith,frjdf", "шербакова"), InlineData("Иванов", "bdfyjd")]
    public void The_other_layout_has_the_same_keys(string typed, string meant) =>
        Assert.StartsWith(meant, KeyboardLayout.Swapped(typed) ?? "", StringComparison.Ordinal);

    [Theory, InlineData("8 (916) 123-45-67", "+79161234567"), InlineData("9161234567", "+79161234567"), InlineData("+44 20 7946 0958", "+442079460958"), InlineData("123", null), InlineData("call me", null)]
    public void A_phone_number_is_read_however_it_is_written(string text, string? phone) => Assert.Equal(phone, PhoneDigits.Normal(text));

    [Theory, InlineData("givanov", "givonov", 1), InlineData("fivnaov", "fivanov", 1), InlineData("kitten", "sitting", 3)]
    public void A_slip_counts_once(string one, string other, int distance) => Assert.Equal(distance, Typo.Distance(one, other));

    [Theory, InlineData("12.03.1985"), InlineData("12.3.85"), InlineData("1985-03-12"), InlineData("120385"), InlineData("12031985"), InlineData("19850312")]
    public void A_birth_date_is_read_however_it_is_typed(string typed) =>
        Assert.Contains("b19850312", Assert.Single(PatientQuery.ReadingsOf(typed)).Words[0]);
}
