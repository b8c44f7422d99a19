using System.Globalization;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Web.Server;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Patients;

/// <summary>A patient's fields as they were typed, to be shown again when something is wrong.</summary>
public sealed record PatientTyped(string FamilyName, string GivenName, string? MiddleName, string? BirthDate, string Sex, string? Phone, string? Email, string? Language)
{
    static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];

    public static readonly PatientTyped Blank = new("", "", null, null, "unknown", null, null, null);

    public static PatientTyped Of(Patient patient) => new(
        patient.FamilyName, patient.GivenName, patient.MiddleName, patient.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SexWord(patient.Sex), patient.Phone, patient.Email, Languages.Code(patient.Language));

    public static PatientTyped From(IFormCollection form) => new(
        $"{form["FamilyName"]}", $"{form["GivenName"]}", Or(form["MiddleName"]), Or(form["BirthDate"]), $"{form["Sex"]}", Or(form["Phone"]), Or(form["Email"]), Or(form["Language"]));

    /// <summary>The entry, with the problems that only the typed text shows.</summary>
    public (PatientEntry Entry, IReadOnlyDictionary<string, Text> Problems) Read()
    {
        var problems = new Dictionary<string, Text>(StringComparer.Ordinal);
        DateOnly? born = null;
        if (BirthDate is { } typed)
        {
            if (DateOnly.TryParseExact(typed.Trim(), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) born = day;
            else problems[nameof(BirthDate)] = new("Дата не читается. Напишите день, месяц и год.", "The date cannot be read. Give day, month and year.");
        }

        return (new()
        {
            FamilyName = FamilyName, GivenName = GivenName, MiddleName = MiddleName, BirthDate = born, Sex = SexOf(Sex), Phone = Phone, Email = Email,
            Language = Languages.Read(Language) ?? Carboxy.Quantities.Language.Russian,
        }, problems);
    }

    public static string SexWord(Sex sex) => sex switch
    {
        Carboxy.Patients.Sex.Female => "female",
        Carboxy.Patients.Sex.Male => "male",
        Carboxy.Patients.Sex.Other => "other",
        _ => "unknown",
    };

    static Sex SexOf(string word) => word switch
    {
        "female" => Carboxy.Patients.Sex.Female,
        "male" => Carboxy.Patients.Sex.Male,
        "other" => Carboxy.Patients.Sex.Other,
        _ => Carboxy.Patients.Sex.Unknown,
    };

    static string? Or(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;
}
