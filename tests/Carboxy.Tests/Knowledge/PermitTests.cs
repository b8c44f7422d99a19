using Carboxy.Quantities;
using Carboxy.Sessions;

namespace Carboxy.Knowledge;

public class PermitTests
{
    static readonly IReadOnlyList<Permit> Permits = RealFiles.Read("consent", PermitReader.Read);

    [Fact]
    public void Photographs_and_data_are_asked_apart_and_purpose_by_purpose()
    {
        Assert.Contains(Permits, p => p is { Id: "photo_record", About: PermitAbout.Photograph });
        Assert.Contains(Permits, p => p is { Id: "photo_publication", About: PermitAbout.Photograph });
        Assert.Contains(Permits, p => p is { Id: "data_processing", About: PermitAbout.Data });
        Assert.Equal(Permits.Count, Permits.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public void The_clinic_is_named_in_what_the_patient_signs()
    {
        foreach (var (permit, language) in Permits.SelectMany(p => Enum.GetValues<Language>().Select(l => (p, l))))
            Assert.DoesNotContain("{", permit.Words(language, "Клиника"), StringComparison.Ordinal);
        Assert.Contains("«Клиника»", Permits[0].Words(Language.Russian, "Клиника"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_nothing_fills_is_a_fault()
    {
        var text = RealFiles.Text("consent/permits.yaml");

        Assert.Contains(RealFiles.FaultsOf(text.Replace("{clinic}", "{doctor}", StringComparison.Ordinal), PermitReader.Read), fault => fault.Problem.En.Contains("{doctor}", StringComparison.Ordinal));
        Assert.Empty(RealFiles.FaultsOf(text, PermitReader.Read));
    }
}
