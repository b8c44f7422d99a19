using System.Globalization;
using Carboxy.Patients;

namespace Carboxy.Work.Demo;

/// <summary>An invented person. Their telephone and e-mail lead nowhere.</summary>
/// <param name="Number">Which patient of the demo, from 1.</param>
sealed record DemoPatient(int Number, string Family, string Given, string? Middle, Sex Sex, int Age, Language Language)
{
    public string Name => Middle is null ? $"{Family} {Given}" : $"{Family} {Given} {Middle}";

    // Britain keeps 020 7946 0xxx for plays and films; no Russian area has the code 000.
    string Phone => Language == Language.English ? string.Create(CultureInfo.InvariantCulture, $"+44207946{Number:0000}") : string.Create(CultureInfo.InvariantCulture, $"+7000555{Number:0000}");

    public PatientEntry EntryOn(DateOnly today) => new()
    {
        FamilyName = Family, GivenName = Given, MiddleName = Middle, Sex = Sex, Language = Language,
        BirthDate = today.AddYears(-Age).AddDays(-(Number * 37 % 360) - 1),
        Phone = Phone, Email = string.Create(CultureInfo.InvariantCulture, $"patient{Number:00}@example.org"),
    };
}
