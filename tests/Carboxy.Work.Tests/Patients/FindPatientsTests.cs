using Carboxy.Patients;
using Carboxy.Work.Database;

namespace Carboxy.Work.Patients;

public sealed class FindPatientsTests(PostgresServer postgres)
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_is_found_however_the_desk_types(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await clinic.PatientAsync("Щербакова", "Юлия", p => p.Entry = p.Entry with { MiddleName = "Алексеевна", Phone = "8 (916) 123-45-67", BirthDate = new(1985, 3, 12) });
        await clinic.PatientAsync("Иванов", "Андрей", p => p.Entry = p.Entry with { Phone = "+7 903 765 43 21", BirthDate = new(1990, 12, 1) });
        await clinic.PatientAsync("Ivanov", "Peter");
        await clinic.PatientAsync("Хачатурян", "Эммануил");

        string[] julia = ["Щербакова", "щербак", "Shcherbakova", "Scherbakova", "Sherbakova", "Sh", "Shc", "Yuliya", "Julia", "Yulia sche", "Щерб Юл", "Юл Щерб", "Ot,hfrjdf ~kbz"[..9],
            "89161234567", "+7 916 123", "916123", "4567", "45-67", "12.03.1985", "1985-03-12", "120385", "12.3.85", "Щерб 1985", "Щербокова", "Юлия Алексеевна"];
        foreach (var typed in julia)
            Assert.Contains("Щербакова", await FamilyNamesAsync(clinic, typed));

        Assert.Equal(["Иванов", "Ivanov"], await FamilyNamesAsync(clinic, "Иванов"));
        Assert.Equal(["Ivanov", "Иванов"], await FamilyNamesAsync(clinic, "ivanov"));
        Assert.Equal(["Иванов", "Ivanov"], await FamilyNamesAsync(clinic, "Bdfyjd"));
        Assert.Equal(["Ivanov", "Иванов"], await FamilyNamesAsync(clinic, "Шмфтщм"));
        Assert.Equal(["Хачатурян"], await FamilyNamesAsync(clinic, "Khachat emm"));
        Assert.Equal(["Хачатурян"], await FamilyNamesAsync(clinic, "Hachaturyan"));
        Assert.Empty(await FamilyNamesAsync(clinic, "Zzyzx"));
        Assert.Empty(await FamilyNamesAsync(clinic, "Иванов Юлия"));
        Assert.Empty(await FamilyNamesAsync(clinic, " '-. "));
    }

    static async Task<IEnumerable<string>> FamilyNamesAsync(TestClinic clinic, string typed) =>
        (await clinic.WithAsync((FindPatients find) => find.RunAsync(typed, 20, TestContext.Current.CancellationToken))).Select(p => p.FamilyName);
}
