using Carboxy.Knowledge.Reading;

namespace Carboxy.Work.Knowledge;

/// <summary>The knowledge as it ships, read once.</summary>
static class RealKnowledge
{
    public static ClinicKnowledge All { get; } = Load();

    static ClinicKnowledge Load()
    {
        var faults = new Faults();
        var all = KnowledgeFolder.Load(KnowledgeFolder.Find()!, faults);
        Assert.True(faults.None, string.Join('\n', faults.All));
        return all;
    }
}
